package org.calibrant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.calibrant.spark.Sessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped campaigns of PSFs and synthetic exposures, from their files to what users read. */
class PsfCampaignTest {
  private static final Path CONF = Path.of("../conf").toAbsolutePath().normalize();
  private static final Path PSF = CONF.resolve("examples/optics-psf.conf");
  private static final Path SYNTHETIC = CONF.resolve("examples/optics-synthetic.conf");
  private static final String OPTICS = "engine.observation.optics.";
  private static final String[] SMALL = {
    OPTICS + "pupil-pixels=16",
    "engine.observation.detector.pixels=12",
    "engine.observation.detector.oversample=2"
  };

  @TempDir private Path folder;

  @Test
  void everyStoreHasItsImageAndEveryExportHoldsIt() throws Exception {
    Path output = folder.resolve("out");
    Asked asked =
        run(
            PSF,
            output,
            with(
                SMALL,
                "exports.hdf5={kind=PsfHdf5,deflate=4,overwrite=false}",
                "exports.cube={kind=PsfNpy,cube=true,overwrite=false}"));
    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).isZero();
    List<Row> rows =
        rows(output, "PsfRow", "store", "status", "psf", "plate_scale_as_per_pix", "total");
    assertThat(rows)
        .extracting(row -> row.getString(0))
        .containsExactly("aberrated", "defocused", "longer", "off-axis", "sharp");
    assertThat(rows).allMatch(row -> row.getString(1).equals("ok"));
    assertThat(rows).allMatch(row -> row.getList(2).size() == 144);
    assertThat(rows.get(4).getDouble(3)).isCloseTo(0.35502952880262084, within(1e-15));
    assertThat(rows.get(2).getDouble(3)).isGreaterThan(0.3551);
    assertThat(rows.get(4).getDouble(4)).isBetween(0.5, 1.0);
    Path exports = published(output).resolve("exports");
    for (String store : List.of("aberrated", "sharp", "off-axis")) {
      assertThat(exports.resolve("npy/" + store + ".npy")).exists();
    }

    assertThat(exports.resolve("fits/psf.fits")).exists();
    String python = System.getenv().getOrDefault("CALIBRANT_PYTHON", "python3");
    assumeTrue(
        python(python, "-c", "import astropy, h5py, pyarrow").isEmpty(),
        python + " has no astropy; point CALIBRANT_PYTHON to an interpreter that has");
    Path script = Path.of("src/test/python/check_psf.py").toAbsolutePath();
    assertThat(python(python, script.toString(), published(output).toString()))
        .startsWith("5 images agree, ");
  }

  @Test
  void aGridRunsThroughEveryCombinationTheLastAxisFastest() throws IOException {
    Path output = folder.resolve("out");
    Asked asked =
        run(
            PSF,
            output,
            with(
                SMALL,
                "exports={}",
                "engine.stores={kind=StoreGrid,axes={\"primary.zernike_coeffs_nm[0]\"=[0,50],"
                    + "\"binary.x_position_as\"=[0,1,2]}}"));
    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).isZero();
    List<Row> rows = rows(output, "PsfRow", "names", "values", "peak");
    assertThat(rows).hasSize(6);
    for (int i = 0; i < 6; i++) {
      List<String> names = rows.get(i).getList(0);
      List<Double> values = rows.get(i).getList(1);
      assertThat(values.get(names.indexOf("binary.x_position_as")))
          .isEqualTo(List.of(0.0, 0.0, 1.0, 1.0, 2.0, 2.0).get(i));
      assertThat(values.get(names.indexOf("primary.zernike_coeffs_nm[0]"))).isEqualTo(i % 2 * 50);
      assertThat(values.get(names.indexOf("primary.zernike_coeffs_nm[1]"))).isZero();
    }

    assertThat(rows.get(1).getDouble(2)).isLessThan(rows.get(0).getDouble(2));
  }

  @Test
  void storesOfATableMakeTheImagesOfTheSameList() throws IOException {
    Path table = folder.resolve("stores.csv");
    Files.writeString(
        table,
        """
        store,binary.x_position_as,"primary.zernike_coeffs_nm[3]",system.m1_m2_separation_m
        one,0,0,0.32
        two,0.5,-20,0.3201
        """);
    Path output = folder.resolve("table");
    Asked asked =
        run(
            PSF,
            output,
            with(SMALL, "exports={}", "engine.stores={kind=StoreTable,table=\"" + table + "\"}"));
    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).isZero();
    Path list = folder.resolve("list");
    run(
        PSF,
        list,
        with(
            SMALL,
            "exports={}",
            "engine.stores={kind=StoreList,stores={one={},two={binary.x_position_as=0.5,"
                + "primary.zernike_coeffs_nm=[0,0,0,-20,0,0,0,0],system.m1_m2_separation_m=0.3201}}}"));
    List<Row> expected =
        rows(list, "PsfRow", "store", "psf").stream()
            .filter(row -> List.of("one", "two").contains(row.getString(0)))
            .toList();
    List<Row> found = rows(output, "PsfRow", "store", "psf");
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void visitsOfAnExposureShareItsTruthButForThePointing() throws IOException {
    Path output = folder.resolve("out");
    Asked asked = run(SYNTHETIC, output, with(SMALL, "engine.exposures.count=3"));
    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).isZero();
    List<Row> rows =
        rows(output, "ExposureRow", "exposure", "visit", "names", "truth", "image", "expected");
    assertThat(rows).hasSize(9);
    for (int i = 0; i < 9; i++) {
      Row row = rows.get(i);
      assertThat(row.getString(0)).isEqualTo("synthetic-" + i / 3);
      assertThat(row.getInt(1)).isEqualTo(i % 3);
      assertThat(value(row, "binary.separation_as"))
          .isEqualTo(value(rows.get(i / 3 * 3), "binary.separation_as"));
      double chi = 0;
      int pixels = 0;
      List<Double> image = row.getList(4);
      List<Double> expected = row.getList(5);
      for (int p = 0; p < image.size(); p++) {
        double mean = expected.get(p);
        if (!image.get(p).isNaN()) {
          chi += Math.pow(image.get(p) - mean, 2) / (mean + 1.5 * 1.5);
          pixels++;
        }
      }

      assertThat(chi / pixels).as("photon and readout noise").isCloseTo(1, within(0.5));
    }

    assertThat(value(rows.get(0), "binary.x_position_as"))
        .isNotEqualTo(value(rows.get(1), "binary.x_position_as"));
    assertThat(value(rows.get(0), "binary.separation_as"))
        .isNotEqualTo(value(rows.get(3), "binary.separation_as"));
    assertThat(published(output).resolve("exports/hdf5/psf.h5")).exists();
  }

  @ParameterizedTest
  @MethodSource("campaigns")
  void theTableIsBitIdenticalForAnyNumberOfSlicesCoresAndBlocks(Path conf, String table) {
    Object hash = null;
    int run = 0;
    for (String[] way : new String[][] {{"1", "local[1]"}, {"7", "local[2]"}}) {
      List<String> overrides = new ArrayList<>(List.of(with(SMALL, "exports={}")));
      overrides.add("parts.slices=" + way[0]);
      if (conf.equals(PSF)) {
        overrides.add("engine.stores-per-unit=" + (run + 1));
      }

      System.setProperty("spark.master", way[1]);
      try {
        Asked asked = run(conf, folder.resolve("out" + run), overrides.toArray(String[]::new));
        hash = hash == null ? hash(asked, table) : hash;
        assertThat(hash(asked, table)).isEqualTo(hash);
      } finally {
        System.clearProperty("spark.master");
      }

      run++;
    }
  }

  static Stream<Arguments> campaigns() {
    return Stream.of(Arguments.of(PSF, "PsfRow"), Arguments.of(SYNTHETIC, "ExposureRow"));
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(
        new Mistake(
            2,
            "pupil-pixels cannot stand in the middle",
            OPTICS + "pupil-pixels=15",
            OPTICS + "padding=2"),
        new Mistake(2, "pupil-pixels must be from 2 to 4096, was 0", OPTICS + "pupil-pixels=0"),
        new Mistake(2, "hole-m must be smaller", OPTICS + "hole-m=0.1"),
        new Mistake(
            2,
            "expected 3 weights",
            "engine.observation.band.spectrum={kind=Weighted,stars=[[1,2]]}"),
        new Mistake(2, "did you mean", "engine.observation.optics.kind=ThreePlan"),
        new Mistake(
            2,
            "plate_scale_as_per_pix must be positive",
            "engine.parameters.values.system.pixel_pitch_m=0"),
        new Mistake(
            2,
            "store two: ",
            "engine.stores={kind=StoreList,stores={two={binary.x_psition_as=1}}}"),
        new Mistake(
            2,
            "store two: ",
            "engine.stores={kind=StoreList,stores={two={primary.zernike_coeffs_nm=[1,2]}}}"),
        new Mistake(
            2,
            "has no element 8, it has 8",
            "engine.stores={kind=StoreGrid,axes={\"primary.zernike_coeffs_nm[8]\"=[1,2]}}"),
        new Mistake(3, "no such file", "engine.stores={kind=StoreTable,table=nowhere.csv}"),
        new Mistake(
            3,
            "no such file",
            "engine.observation.detector.effects=[{kind=PixelResponse,map=nowhere.npy}]"),
        new Mistake(
            3,
            "nowhere.npy",
            OPTICS
                + "primary.surfaces=[{kind=DiffractivePupil,pattern=nowhere.npy,"
                + "design-wavelength-m=550e-9,binary=false,regridding=refused}]"));
  }

  record Mistake(int exit, String words, String... overrides) {
    @Override
    public String toString() {
      return words + " " + String.join(" ", overrides);
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldInWordsBeforeAnythingIsMade(Mistake mistake) {
    Path output = folder.resolve("out");
    Asked asked = run(PSF, output, with(SMALL, mistake.overrides()));

    assertThat(asked.err()).contains(mistake.words()).doesNotContain("\tat ");
    assertThat(asked.exit()).isEqualTo(mistake.exit());
    assertThat(output).doesNotExist();
  }

  // --- helpers -----------------------------------------------------------------------------------

  private static double value(Row row, String name) {
    List<String> names = row.getList(2);
    List<Double> values = row.getList(3);
    return values.get(names.indexOf(name));
  }

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>();
    // a later override of the same key is refused, so the later one is kept
    for (String each : some) {
      String key = each.substring(0, each.indexOf('=') + 1);
      if (Stream.of(more).noneMatch(other -> other.startsWith(key))) {
        all.add(each);
      }
    }

    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static Asked run(Path conf, Path output, String... overrides) {
    List<String> arguments = new ArrayList<>(List.of("run", conf.toString(), "--json"));
    for (String override : with(overrides, "output=\"" + output + "\"")) {
      arguments.add("-D");
      arguments.add(override);
    }

    return Asked.of(arguments.toArray(String[]::new));
  }

  private static Path published(Path output) throws IOException {
    String name = Files.readString(output.resolve("LATEST")).strip();
    return output.resolve("runs").resolve(name);
  }

  private static List<Row> rows(Path output, String table, String first, String... more)
      throws IOException {
    SparkSession spark = Sessions.open("read");
    try {
      return spark
          .read()
          .parquet(published(output).resolve(table).toString())
          .orderBy("unit")
          .select(first, more)
          .collectAsList();
    } finally {
      spark.stop();
    }
  }

  private static Object hash(Asked asked, String table) {
    assertThat(asked.exit()).as(asked.err()).isZero();
    Map<?, ?> tables = (Map<?, ?>) asked.json().get("tables");
    return ((Map<?, ?>) tables.get(table)).get("hash");
  }

  /** What a Python program prints, or why it failed. */
  private static String python(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor() == 0 ? output : "exit %d: %s".formatted(process.exitValue(), output);
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
