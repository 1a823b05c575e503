package org.calibrant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.calibrant.core.InputFile;
import org.calibrant.data.image.ImageStack;
import org.calibrant.data.image.Images;
import org.calibrant.data.image.Smv;
import org.calibrant.spark.Sessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped campaigns of diffraction, from their files to what users read. */
class DiffractionCampaignTest {
  private static final Path CONF = Path.of("../conf").toAbsolutePath().normalize();
  private static final Path DEMO = CONF.resolve("diffraction-demo.conf");
  private static final Path ADAM = CONF.resolve("diffraction-demo-adam.conf");
  private static final Path IMAGES = CONF.resolve("examples/diffraction-images.conf");
  private static final Path REFINE = CONF.resolve("examples/diffraction-refine.conf");
  private static final Path STILLS = CONF.resolve("examples/diffraction-stills.conf");
  private static final Path MANY = CONF.resolve("examples/diffraction-multistart.conf");
  private static final Path SHARED = CONF.resolve("examples/diffraction-shared-distance.conf");

  @TempDir private Path folder;

  @Test
  void theDemonstrationMeetsAllItsCriteria() throws IOException {
    Asked asked = run(DEMO, folder.resolve("out"));

    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).isZero();
    assertThat(told(asked))
        .contains("PASS  all criteria")
        .noneMatch(line -> line.startsWith("FAIL"))
        .anyMatch(line -> line.matches("misset_z \\(deg\\) *\\| *-2.000 \\| *0.000 \\| *-2.000 .*"))
        .anyMatch(line -> line.startsWith("loss 2.363251 -> "));
    Row row =
        rows(folder.resolve("out"), "RefinementRow", "image_refined", "image_observed").get(0);
    assertThat(row.<Double>getList(0)).hasSize(4096);
  }

  @Test
  void theDocumentsOwnSettingsRepeatItsHistoryAndFail() throws IOException {
    Asked asked = run(ADAM, folder.resolve("out"));

    assertThat(asked.exit()).isZero();
    assertThat(told(asked))
        .contains("FAIL  not all criteria are met", "FAIL  mosaic spread within 0.1 deg")
        .contains("PASS  loss at least 10 times lower");
    Row row = rows(folder.resolve("out"), "RefinementRow", "history", "refined", "status").get(0);
    List<Double> history = row.getList(0);
    assertThat(history.get(0)).isCloseTo(2.363251, within(1e-6));
    assertThat(history.get(99)).isCloseTo(0.132102, within(1e-6));
    List<Double> refined = row.getList(1);
    double[] printed = {2.791, 3.751, 3.064, -2.607};
    for (int i = 0; i < 4; i++) {
      assertThat(refined.get(i)).isCloseTo(printed[i], within(6e-4));
    }

    assertThat(row.getString(2)).isEqualTo("not-converged");
  }

  @Test
  void theListOfCrystalsBecomesImagesInEveryFormat() throws IOException {
    Path output = folder.resolve("out");
    Asked asked = run(IMAGES, output);

    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).isZero();
    Path exports = published(output).resolve("exports");
    ImageStack npy = Images.read(input(exports.resolve("npy/images.npy")));
    ImageStack nexus = Images.read(input(exports.resolve("nexus/images.h5")));
    assertThat(npy.count()).isEqualTo(5);
    assertThat(nexus.pixels()).isEqualTo(npy.pixels());
    double largest = java.util.Arrays.stream(npy.image(0)).max().orElseThrow();
    assertThat(largest).as("the golden maximum").isCloseTo(9.034095363, within(1e-8));
    Smv smv = Smv.read(input(exports.resolve("smv/image_000000_truth.img")));
    assertThat(java.util.Arrays.stream(smv.counts()).max().orElseThrow()).isEqualTo(55000);
    assertThat(Double.parseDouble(smv.header().get("DISTANCE"))).isEqualTo(100);
    assertThat(ImageIO.read(exports.resolve("preview/image_000004_soft.png").toFile()).getWidth())
        .isEqualTo(64);

    // the first image against itself and the second against the first
    Path compared = folder.resolve("compared");
    Asked again =
        run(
            IMAGES,
            compared,
            "engine.comparison={kind=Against,images={files=[\""
                + exports.resolve("smv/image_000000_truth.img")
                + "\"]},loss={kind=MeanSquare},gradient=[mosaic,misset_x]}",
            "exports={}");
    assertThat(again.exit()).as(again.err()).isZero();
    List<Row> rows = rows(compared, "ImageRow", "loss", "gradient", "names");
    assertThat(rows.get(0).getDouble(0)).isPositive();
    assertThat(rows.get(1).<Double>getList(1)).hasSize(2).allMatch(Double::isFinite);
    assertThat(rows.get(1).<String>getList(2)).containsExactly("mosaic", "misset_x");
  }

  @Test
  void theShippedStillIsRefinedToTheCrystalThatMadeIt() throws IOException {
    Asked asked = run(REFINE, folder.resolve("out"));

    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).isZero();
    Row row =
        rows(
                folder.resolve("out"),
                "RefinementRow",
                "refined",
                "sigma",
                "loss_free_final",
                "status")
            .get(0);
    assertThat(row.getString(3)).isEqualTo("ok");
    double[] truth = {0.8, 5, 3, -2, 100, 1, 0};
    List<Double> refined = row.getList(0);
    List<Double> sigma = row.getList(1);
    for (int i = 0; i < truth.length; i++) {
      double pull = (refined.get(i) - truth[i]) / sigma.get(i);
      // the shipped image has a background of 0.1, as its campaign
      assertThat(Math.abs(pull)).as("parameter " + i).isLessThan(4);
    }

    assertThat(row.getDouble(2)).isBetween(0.3, 2.0);
  }

  @Test
  void noisyStillsNearTheTruthAreRecoveredWithHonestUncertainties() throws IOException {
    Path output = folder.resolve("out");
    Asked asked =
        run(STILLS, output, "engine.stills.stills=40", "engine.stills.distances-deg=[0.5,1]");

    assertThat(asked.exit()).as(asked.err()).isZero();
    List<String> pulls = Files.readAllLines(published(output).resolve("exports/summary/pulls.csv"));
    assertThat(pulls).hasSize(5);
    for (String line : pulls.subList(1, 5)) {
      String[] words = line.split(",", -1);
      assertThat(Double.parseDouble(words[1])).as(line).isGreaterThan(30);
      assertThat(Double.parseDouble(words[3])).as(line).isBetween(0.6, 1.6);
    }

    assertThat(told(asked)).anyMatch(line -> line.startsWith("40 stills, 40 with a known truth"));
  }

  @Test
  void manyStartsAndTheSharedDistanceRunInSmall() throws IOException {
    Path many = folder.resolve("many");
    Asked asked = run(MANY, many, "engine.stills.stills=2", "engine.starts.number=2");
    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).isIn(0, 4);
    Path shared = folder.resolve("shared");
    Asked common = run(SHARED, shared, "engine.stills.stills=6");
    assertThat(common.exit()).as(common.err()).isZero();
    Row row = rows(shared, "SharedRow", "refined", "sigma").get(0);
    double distance = row.<Double>getList(0).get(0);
    double sigma = row.<Double>getList(1).get(0);
    assertThat(Math.abs(distance - 101.2) / sigma).isLessThan(4);
    assertThat(sigma).isLessThan(0.2);
  }

  @Test
  void theTablesAreBitIdenticalForAnyNumberOfSlicesAndCores() {
    Object hash = null;
    for (int slices : new int[] {1, 5}) {
      for (String master : List.of("local[1]", "local[2]")) {
        System.setProperty("spark.master", master);
        try {
          Path output = folder.resolve("out-" + slices + "-" + master.charAt(6));
          Asked asked =
              run(
                  SHARED,
                  output,
                  "engine.stills.stills=5",
                  "parts.slices=" + slices,
                  "engine.sharing.max-iterations=2",
                  "max-failed-fraction=1");
          assertThat(asked.exit()).as(asked.err()).isZero();
          Map<?, ?> tables = (Map<?, ?>) asked.json().get("tables");
          Object found =
              List.of(
                  ((Map<?, ?>) tables.get("RefinementRow")).get("hash"),
                  ((Map<?, ?>) tables.get("SharedRow")).get("hash"));
          hash = hash == null ? found : hash;
          assertThat(found).as(slices + " slices, " + master).isEqualTo(hash);
        } finally {
          System.clearProperty("spark.master");
        }
      }
    }
  }

  // --- bad input ---------------------------------------------------------------------------------

  static Stream<Mistake> mistakes() {
    String cell = "engine.experiment.crystal.cell.cell=";
    return Stream.of(
        new Mistake(DEMO, 2, "no cell has the angles", cell + "[100,100,100,30,40,120]"),
        new Mistake(DEMO, 2, "a of the cell must be positive", cell + "[0,100,100,90,90,90]"),
        new Mistake(DEMO, 2, "cells must be at least 1", "engine.experiment.crystal.cells=[5,0,5]"),
        new Mistake(
            DEMO,
            2,
            "spread-deg must not be negative",
            "engine.experiment.crystal.mosaic.spread-deg=-1"),
        new Mistake(DEMO, 2, "did you mean", "engine.experiment.crystal.shape.kind=Squar"),
        new Mistake(
            DEMO,
            2,
            "mosaik",
            "engine.stages=[{free=[mosaik],loss={kind=MeanSquare},"
                + "optimiser={kind=FisherScoring,decrease=1,max-iterations=1,max-evaluations=1}}]"),
        new Mistake(IMAGES, 3, "no such file", "engine.images.table=nowhere.csv"),
        new Mistake(
            IMAGES,
            3,
            "expected h k l F",
            "engine.experiment.structure-factors={kind=HklTable,file=\""
                + CONF.resolve("data/crystals.csv")
                + "\",otherwise=1,interpolation=nearest}"),
        new Mistake(
            REFINE,
            3,
            "the image has 64 × 64 pixels (slow × fast), the detector 32 × 64",
            "engine.experiment.detector.slow=32"),
        new Mistake(
            REFINE,
            3,
            "is no image",
            "engine.stills.images.files=[\"" + CONF.resolve("data/crystals.csv") + "\"]"));
  }

  record Mistake(Path conf, int exit, String words, String... overrides) {
    @Override
    public String toString() {
      return words;
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldInWordsBeforeAnythingIsMade(Mistake mistake) {
    Path output = folder.resolve("out");
    Asked asked = run(mistake.conf(), output, mistake.overrides());

    assertThat(asked.err()).contains(mistake.words()).doesNotContain("\tat ");
    assertThat(asked.exit()).isEqualTo(mistake.exit());
    assertThat(output).doesNotExist();
  }

  // --- helpers -----------------------------------------------------------------------------------

  private static Asked run(Path conf, Path output, String... overrides) {
    List<String> arguments = new ArrayList<>(List.of("run", conf.toString(), "--json"));
    for (String override : overrides) {
      arguments.add("-D");
      arguments.add(override);
    }

    arguments.add("-D");
    arguments.add("output=\"" + output + "\"");
    return Asked.of(arguments.toArray(String[]::new));
  }

  private static List<String> told(Asked asked) {
    return ((List<?>) asked.json().get("told")).stream().map(String::valueOf).toList();
  }

  private static InputFile input(Path path) {
    return new InputFile(path.toString());
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
}
