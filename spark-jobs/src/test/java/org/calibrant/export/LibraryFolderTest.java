package org.calibrant.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.hdf5.Hdf5File;
import org.calibrant.data.ogip.Arf;
import org.calibrant.data.ogip.Ogip;
import org.calibrant.data.ogip.OgipWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryFolderTest {
  private static final int[] SMALL = {3, 2, 2, 4, 1};

  @TempDir Path folder;

  private static LibraryFolder into(Path to) {
    return new LibraryFolder(to.toString(), false, 4, false);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theFolderHasTheLayoutOfALibrary() throws IOException {
    FinishedRun run = Tables.library(folder, SMALL, 48, 3, false);
    Path to = folder.resolve("my/library");
    LibraryFolder export = into(to);
    assertThat(export.isWritten(run, run.export("library"))).isFalse();
    export.write(run, run.export("library"));

    assertThat(export.isWritten(run, run.export("library"))).isTrue();
    assertThat(export.place(run.export("library"))).isEqualTo(to.toString());
    for (Path place : List.of(to, Path.of(run.export("library")))) {
      assertThat(names(place)).containsExactly("bin", "cache", "config.yaml", "library.h5", "logs");
      assertThat(names(place.getParent())).containsExactly("library");
      assertThat(place.resolve("cache")).isEmptyDirectory();
      assertThat(place.resolve("bin")).isEmptyDirectory();
      assertThat(place.resolve("logs/log.jsonl")).hasContent("{\"event\":\"opened\"}");
    }

    try (Hdf5File file = Hdf5File.open(to.resolve("library.h5"))) {
      assertThat(file.names("")).containsExactly("PARAMS", "LIBRARY");
      assertThat(file.names("PARAMS")).containsExactly("mu", "sigma", "A");
      assertThat(file.names("LIBRARY"))
          .containsExactly(
              "temps", "results", "norm", "statistic", "dof", "error_status", "status");
      assertThat(file.shape("LIBRARY/results")).containsExactly(3, 2, 2, 4, 3);
      assertThat(file.shape("LIBRARY/norm")).containsExactly(3, 2, 2, 4);
      assertThat(file.texts("LIBRARY/temps", "unit")).containsExactly("keV");
      assertThat(file.texts("PARAMS/A", "unit")).containsExactly("");
      assertThat(file.texts("", "run")).containsExactly("20260101-abcdef");
    }
  }

  @Test
  void everyRowStandsAtItsPlaceAndAFailedOneIsNotANumber() throws IOException {
    FinishedRun run = Tables.library(folder, SMALL, 48, 3, false);
    new LibraryFolder("", false, 4, false).write(run, run.export("library"));
    try (Library library = Library.open(Path.of(run.export("library")))) {
      assertThat(library.parameters()).containsExactly("mu", "sigma", "A");
      assertThat(library.axis("sigma")).containsExactly(0.5, 1.5);
      assertThat(library.unit("mu")).isEqualTo("keV");
      assertThat(library.shape()).containsExactly(3, 2, 2);
      assertThat(library.size()).isEqualTo(12);
      assertThat(library.temperatures()).containsExactly(1, 2, 3, 4);
      assertThat(library.realisations()).isEqualTo(1);
      assertThat(library.isGenerated()).isTrue();
      assertThat(library.resultsShape()).containsExactly(3, 2, 2, 4, 3);
      double[] results = library.results();
      int row = 0;
      for (int mu = 0; mu < 3; mu++) {
        for (int sigma = 0; sigma < 2; sigma++) {
          for (int a = 0; a < 2; a++) {
            for (int t = 0; t < 4; t++) {
              double[] found = library.result(mu, sigma, a, t);
              double fit = Tables.fails(row) ? Double.NaN : Tables.fit(row);
              assertThat(found).containsExactly(fit - 0.5, fit, fit + 0.25);
              assertThat(results[3 * row + 1]).isEqualTo(Double.valueOf(fit));
              row++;
            }
          }
        }
      }
    }

    try (Hdf5File file = Hdf5File.open(Path.of(run.export("library"), "library.h5"))) {
      assertThat(file.texts("LIBRARY/status")).startsWith("ok", "ok", "ok", "too-few-bins", "ok");
      assertThat(file.texts("LIBRARY/error_status"))
          .startsWith("FFFFFFFFF")
          .element(3)
          .isEqualTo("");
      assertThat(file.longs("LIBRARY/dof")).startsWith(0, 1, 2, -1, 4);
      assertThat(file.doubles("LIBRARY/statistic")).startsWith(0, 3, 6, Double.NaN, 12);
    }
  }

  @Test
  void severalRealisationsAddAnAxisAndTheSanityFitItsOwnDataSets() throws IOException {
    FinishedRun run = Tables.library(folder, new int[] {2, 1, 2, 3, 4}, 48, 2, true);
    new LibraryFolder("", false, 9, false).write(run, run.export("library"));
    Path place = Path.of(run.export("library"));
    try (Library library = Library.open(place)) {
      assertThat(library.resultsShape()).containsExactly(2, 1, 2, 3, 4, 3);
      assertThat(library.realisations()).isEqualTo(4);
      assertThat(library.result(1, 0, 0, 2, 1)).containsExactly(33, 33.5, 33.75);
    }

    try (Hdf5File file = Hdf5File.open(place.resolve("library.h5"))) {
      assertThat(file.names("LIBRARY")).contains("modified_results", "modified_error_status");
      assertThat(file.shape("LIBRARY/modified_results")).containsExactly(2, 1, 2, 3, 4, 3);
      assertThat(file.doubles("LIBRARY/modified_results"))
          .startsWith(1000, 1000.5, 1000.75)
          .hasSize(144);
      assertThat(file.texts("LIBRARY/results", "axes"))
          .containsExactly("mu", "sigma", "A", "temperature", "realisation");
    }
  }

  @Test
  void theConfigurationIsSafeYaml() throws IOException {
    FinishedRun run = Tables.library(folder, SMALL, 48, 3, false);
    new LibraryFolder("", false, 4, false).write(run, run.export("library"));
    assertThat(Path.of(run.export("library"), "config.yaml"))
        .content()
        .contains(
            "run.name: \"20260101-abcdef\"\n",
            "input.arf: \"/data/a \\\"b\\\".arf\"\n",
            "input.rmf: \"/data/a.rmf\"\n",
            "error.threshold: 1.0\n",
            "logging.folder: \"logs\"\n",
            "prog.nsync: 1000\n",
            "input:\n  arf: \"/data/a \\\"b\\\".arf\"\n",
            "\"engine.grid.A\": [-1.0E-5, 1.0E+300]\n",
            "\"engine.seed\": 42\n",
            "\"engine.sanity-fit\": false\n");
  }

  @Test
  void theTablesAreKeptInTheCacheWhenAsked() throws IOException {
    FinishedRun run = Tables.library(folder, SMALL, 48, 3, false);
    new LibraryFolder("", false, 4, true).write(run, run.export("library"));
    Path cache = Path.of(run.export("library"), "cache");
    assertThat(names(cache)).containsExactly("AxisRow", "LibraryRow");
    FinishedRun kept = new FinishedRun(cache.toString(), List.of(), List.of(), new Configuration());
    try (TableReader rows = TableReader.open(kept, "LibraryRow", "unit")) {
      int count = 0;
      while (rows.next()) {
        count++;
      }

      assertThat(count).isEqualTo(48);
    }
  }

  @Test
  void theModifiedAreasAreAncillaryResponses() throws IOException {
    FinishedRun run = Tables.library(folder, SMALL, 48, 3, false);
    Tables.areas(run, 12);
    new LibraryFolder("", false, 4, false).write(run, run.export("library"));
    Path bin = Path.of(run.export("library"), "bin");
    assertThat(names(bin)).hasSize(12).contains("00.arf", "02.arf", "11.arf", "arfs.csv");
    Arf arf = Ogip.arf(new InputFile(bin.resolve("07.arf").toString()));
    assertThat(arf.edges()).containsExactly(0.5, 1, 2);
    assertThat(arf.area()).containsExactly(17, 20);
    assertThat(Files.readAllLines(bin.resolve("arfs.csv")))
        .startsWith("file,mu,sigma,A", "00.arf,0.25,0.5,0.75", "02.arf,0.25,1.5,0.75")
        .hasSize(12);
  }

  @Test
  void aModifiedAreaKeepsTheHeaderOfItsInstrument() throws IOException {
    FinishedRun tables = Tables.library(folder, SMALL, 48, 3, false);
    Tables.areas(tables, 12);
    double[] edges = {0.5, 1, 2};
    Path original = folder.resolve("real.arf");
    OgipWriter.write(
        new Arf(
            "real.arf",
            Arrays.copyOf(edges, 2),
            Arrays.copyOfRange(edges, 1, 3),
            new double[] {1, 1},
            1000,
            Map.of("TELESCOP", "CHANDRA")),
        original,
        false);
    FinishedRun run =
        new FinishedRun(
            tables.path(),
            List.of("engine.response.arf = \"" + original + "\""),
            List.of(),
            new Configuration());
    new LibraryFolder("", false, 4, false).write(run, run.export("library"));
    Arf arf = Ogip.arf(new InputFile(run.export("library") + "/bin/00.arf"));
    assertThat(arf.area()).containsExactly(10, 20);
    assertThat(arf.exposure()).isEqualTo(1000);
    assertThat(arf.keywords()).containsEntry("TELESCOP", "CHANDRA");
  }

  @Test
  void whatIsThereIsReplacedOnlyWhenAsked() throws IOException {
    FinishedRun run = Tables.library(folder, SMALL, 48, 3, false);
    Path to = folder.resolve("library");
    into(to).write(run, run.export("library"));
    assertThatThrownBy(() -> into(to).write(run, run.export("library")))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            to
                + ": the library of this run is there already; it is replaced with overwrite = true"
                + " only");
    Files.writeString(to.resolve("bin/mine.txt"), "old");
    new LibraryFolder(to.toString(), true, 4, false).write(run, run.export("library"));
    assertThat(to.resolve("bin")).isEmptyDirectory();
    assertThat(names(folder)).containsExactly("library", "runs");
  }

  @Test
  void theFolderOfAnotherRunOrSomethingElseStays() throws IOException {
    FinishedRun run = Tables.library(folder, SMALL, 48, 3, false);
    Path to = Files.createDirectories(folder.resolve("library"));
    Files.writeString(to.resolve("thesis.tex"), "important");
    assertThatThrownBy(() -> into(to).check(run, run.export("library")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("there is something else already");
    assertThatThrownBy(() -> into(to).write(run, run.export("library")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("there is something else already");
    assertThat(names(to)).containsExactly("thesis.tex");
    assertThat(run.exists(run.export("library"))).isFalse();
  }

  @Test
  void anExportInterruptedBeforeItsCopyGoesOn() throws IOException {
    FinishedRun run = Tables.library(folder, SMALL, 48, 3, false);
    new LibraryFolder("", false, 4, false).write(run, run.export("library"));
    Path to = folder.resolve("library");
    assertThat(into(to).isWritten(run, run.export("library"))).isFalse();
    into(to).write(run, run.export("library"));
    assertThat(into(to).isWritten(run, run.export("library"))).isTrue();
  }

  @Test
  void anIncompleteOrShuffledTableLeavesNothing() throws IOException {
    FinishedRun hole = Tables.library(folder.resolve("hole"), SMALL, 47, 1, false);
    assertThatThrownBy(() -> into(folder.resolve("x")).write(hole, hole.export("library")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("LibraryRow: has 47 rows, the grid [3, 2, 2, 4] has 48");
    FinishedRun swapped = Tables.library(folder.resolve("swapped"), SMALL, 48, 3, false);
    Path table = Path.of(swapped.table("LibraryRow"));
    Files.move(table.resolve("part=0"), table.resolve("part=7"));
    assertThatThrownBy(() -> into(folder.resolve("x")).write(swapped, swapped.export("library")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("row 0: found unit 16, expected 0 of 48");
    assertThat(folder.resolve("x")).doesNotExist();
    assertThat(names(Path.of(hole.path(), "exports"))).isEmpty();
  }

  @Test
  void rowsThatContradictTheAxesAreRefused() throws IOException {
    FinishedRun run = Tables.library(folder.resolve("a"), SMALL, 48, 3, false);
    FinishedRun other =
        Tables.library(folder.resolve("b"), new int[] {2, 3, 2, 4, 1}, 48, 1, false);
    Path axes = Path.of(run.table("AxisRow"));
    Files.move(axes, axes.resolveSibling("gone"));
    Files.move(Path.of(other.table("AxisRow")), axes);
    assertThatThrownBy(() -> into(folder.resolve("x")).write(run, run.export("library")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("row 16: sigma is 0.5, expected 2.5 as in AxisRow");
  }

  @Test
  void deflateOutsideItsLevelsIsRefused() {
    assertThatThrownBy(() -> new LibraryFolder("", false, 0, false))
        .hasMessage("deflate must be 1 to 9, was 0");
  }

  @Test
  void aMillionRowsAreExportedIn96Megabytes() throws Exception {
    FinishedRun run = Tables.library(folder, new int[] {100, 20, 20, 25, 1}, 1_000_000, 4, false);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                Large.class.getName(),
                run.path())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    try (Library library = Library.open(Path.of(run.export("library")))) {
      assertThat(library.result(99, 19, 19, 24)[1]).isCloseTo(999_999.5, within(0.0));
    }
  }

  /** Exports a run in a process of its own. */
  static final class Large {
    public static void main(String[] arguments) throws IOException {
      FinishedRun run = new FinishedRun(arguments[0], List.of(), List.of(), new Configuration());
      new LibraryFolder("", false, 1, false).write(run, run.export("library"));
    }
  }

  @Test
  void h5pyReadsTheLibrary() throws Exception {
    String python = System.getenv().getOrDefault("CALIBRANT_PYTHON", "python3");
    assumeTrue(
        run(python, "-c", "import h5py").isEmpty(),
        python + " has no h5py; point CALIBRANT_PYTHON to an interpreter that has");
    FinishedRun run = Tables.library(folder, SMALL, 48, 3, true);
    new LibraryFolder("", false, 4, false).write(run, run.export("library"));
    Path script = Path.of("src", "test", "python", "check_library.py").toAbsolutePath();
    assertThat(run(python, script.toString(), run.export("library"))).isEqualTo("library agrees\n");
  }

  private static String run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor() == 0 ? output : "exit %d: %s".formatted(process.exitValue(), output);
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
