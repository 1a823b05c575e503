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
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.calibrant.spark.Sessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped fits, forecasts and posteriors of optics, in small, from their files to what users read. */
class OpticsInferenceCampaignTest {
  private static final Path CONF = Path.of("../conf").toAbsolutePath().normalize();
  private static final Path DOUBLE_STAR = CONF.resolve("optics.conf");
  private static final Path EXAMPLES = CONF.resolve("examples");
  private static final String[] SMALL = {
    "engine.observation.optics.pupil-pixels=16",
    "engine.observation.band.wavelengths=1",
    "engine.exposures.count=1"
  };

  @TempDir private Path folder;

  @Test
  void theDoubleStarComesOutAsItWasPutIn() throws IOException {
    Path output = folder.resolve("out");
    Asked asked = run(DOUBLE_STAR, output, SMALL);
    assertThat(asked.exit()).as(asked.err()).isZero();
    Row row =
        rows(
                output,
                "PsfFitRow",
                "names",
                "truth",
                "initial",
                "fitted",
                "error",
                "sigma",
                "data",
                "model",
                "residual",
                "z_score",
                "history",
                "masked",
                "status")
            .get(0);
    assertThat(row.getString(12)).isEqualTo("ok");
    List<String> names = row.getList(0);
    assertThat(names)
        .hasSize(23)
        .contains("binary.separation_as", "secondary.zernike_coeffs_nm[7]");
    double sum = 0;
    for (int i = 0; i < names.size(); i++) {
      double truth = (double) row.getList(1).get(i);
      double fitted = (double) row.getList(3).get(i);
      double error = (double) row.getList(4).get(i);
      double sigma = (double) row.getList(5).get(i);
      assertThat(error).isEqualTo(fitted - truth);
      sum += error * error / (sigma * sigma);
    }

    assertThat(sum / names.size()).isLessThan(2.5);
    assertThat(row.getList(6)).hasSize(32 * 32);
    for (int i = 0; i < 32 * 32; i++) {
      double data = (double) row.getList(6).get(i);
      double model = (double) row.getList(7).get(i);
      double residual = (double) row.getList(8).get(i);
      assertThat(Double.isNaN(data) ? Double.isNaN(residual) : residual == data - model).isTrue();
    }

    assertThat(row.getList(10).size()).isGreaterThan(2);
    assertThat(row.getLong(11)).isPositive();
  }

  static Stream<Small> campaigns() {
    return Stream.of(
        new Small("optics-plate-scale.conf", "PsfFitRow", 1, SMALL),
        new Small("optics-eigen.conf", "PsfFitRow", 1, SMALL),
        new Small("optics-multistart.conf", "PsfFitRow", 3, with(SMALL, "engine.starts.count=3")),
        new Small(
            "optics-posterior.conf",
            "SampleRow",
            40,
            with(
                SMALL,
                "engine.sampler.warm-up=20",
                "engine.sampler.draws=20",
                "engine.chains=2",
                "max-failed-fraction=1")),
        new Small(
            "optics-forecast.conf",
            "ForecastRow",
            4,
            "engine.designs.four-struts.observation.optics.pupil-pixels=16",
            "engine.designs.three-struts.observation.optics.pupil-pixels=16",
            "engine.axes.binary.separation_as=4",
            "engine.axes.imaging.exposure_time_s=[1e-3,2e-3]"));
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  record Small(String file, String table, int rows, String... overrides) {
    @Override
    public String toString() {
      return file;
    }
  }

  @ParameterizedTest
  @MethodSource("campaigns")
  void everyExampleRunsInSmall(Small campaign) throws IOException {
    Path output = folder.resolve("out");
    Asked asked = run(EXAMPLES.resolve(campaign.file()), output, campaign.overrides());
    assertThat(asked.err()).doesNotContain("\tat ");
    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(rows(output, campaign.table(), "unit")).hasSize(campaign.rows());
    if (campaign.table().equals("SampleRow")) {
      Path run = output.resolve("runs").resolve(Files.readString(output.resolve("LATEST")).strip());
      assertThat(run.resolve("exports/arviz/synthetic-0.nc")).isRegularFile();
    }
  }

  @Test
  void aPlateScaleThatIsNotFittedIsPaidForByTheSeparation() throws IOException {
    String shared =
        "engine.unknowns.fit=[binary.x_position_as,binary.y_position_as,"
            + "binary.separation_as,binary.position_angle_deg,binary.log_flux_total,binary.contrast";
    Path example = EXAMPLES.resolve("optics-plate-scale.conf");
    String quiet = "engine.exposures.noise={kind=NoNoise}";
    double wrong = separationError(example, "wrong", shared + "]", quiet);
    double moved = separationError(example, "moved", shared + ",system.m1_m2_separation_m]", quiet);
    double fitted =
        separationError(example, "fitted", shared + ",system.plate_scale_as_per_pix]", quiet);
    // the mirrors moved by 50 um of the 3.975 mm that f1 + f2 - s is
    assertThat(Math.abs(wrong) / 4).isCloseTo(0.05 / 3.975, within(0.002));
    assertThat(Math.abs(moved)).isLessThan(1e-4);
    assertThat(Math.abs(fitted)).isLessThan(2e-3);
  }

  private double separationError(Path conf, String name, String... overrides) throws IOException {
    Path output = folder.resolve(name);
    Asked asked = run(conf, output, with(SMALL, overrides));
    assertThat(asked.exit()).as(asked.err()).isZero();
    Row row = rows(output, "PsfFitRow", "names", "error").get(0);
    return (double) row.getList(1).get(row.getList(0).indexOf("binary.separation_as"));
  }

  @Test
  void givenImagesAreFittedAndForecast() throws IOException {
    Path output = folder.resolve("out");
    Asked asked = run(EXAMPLES.resolve("optics-fit.conf"), output);
    assertThat(asked.exit()).as(asked.err()).isZero();
    Row row =
        rows(output, "PsfFitRow", "exposure", "masked", "fitted", "sigma", "names", "truth").get(0);
    assertThat(row.getString(0)).isEqualTo("double-star.npy");
    assertThat(row.getLong(1)).isEqualTo(2);
    assertThat(row.isNullAt(5)).isTrue();
    int separation = row.getList(4).indexOf("binary.separation_as");
    // the image was made with a separation of 4.03"
    double error = (double) row.getList(2).get(separation) - 4.03;
    assertThat(Math.abs(error) / (double) row.getList(3).get(separation)).isLessThan(3);
    Row forecast = rows(output, "ForecastRow", "design", "eigenvalues", "effective_rank").get(0);
    assertThat(forecast.getString(0)).isEqualTo("double-star.npy");
    assertThat(forecast.getList(1)).hasSize(15);
    assertThat(forecast.getInt(2)).isEqualTo(15);
  }

  @Test
  void theTableIsBitIdenticalForAnyNumberOfSlicesAndCores() {
    List<Object> hashes = new ArrayList<>();
    for (String master : List.of("local[1]", "local[2]")) {
      System.setProperty("spark.master", master);
      try {
        Asked asked =
            run(
                EXAMPLES.resolve("optics-multistart.conf"),
                folder.resolve(master),
                "engine.observation.optics.pupil-pixels=16",
                "engine.observation.band.wavelengths=1",
                "engine.starts.count=2",
                "engine.exposures.count=3",
                "parts.units=" + (master.equals("local[1]") ? 1 : 3),
                "parts.slices=" + (master.equals("local[1]") ? 1 : 3));
        assertThat(asked.exit()).as(asked.err()).isZero();
        Map<?, ?> tables = (Map<?, ?>) asked.json().get("tables");
        hashes.add(((Map<?, ?>) tables.get("PsfFitRow")).get("hash"));
      } finally {
        System.clearProperty("spark.master");
      }
    }

    assertThat(hashes.get(0)).isEqualTo(hashes.get(1));
  }

  // --- bad input ---------------------------------------------------------------------------------

  static Stream<Mistake> mistakes() {
    String values = "engine.parameters.values.";
    Path fit = EXAMPLES.resolve("optics-fit.conf");
    return Stream.of(
        new Mistake(DOUBLE_STAR, 2, "no value and no default for ", "engine.parameters.profile=[]"),
        new Mistake(
            DOUBLE_STAR,
            2,
            "system.m1_focal_length_m (needed by system.focal_length_m, system.beam_magnification)",
            "engine.parameters.profile=[]"),
        new Mistake(DOUBLE_STAR, 2, "did you mean 'binary.contrast'?", values + "binary.contrst=3"),
        new Mistake(
            DOUBLE_STAR,
            2,
            "binary.contrast = -1.0 is outside [0.0, Infinity]",
            values + "binary.contrast=-1"),
        new Mistake(
            DOUBLE_STAR,
            2,
            "expected a vector of 8, found 2 numbers",
            values + "primary.zernike_coeffs_nm=[1,2]"),
        new Mistake(
            DOUBLE_STAR,
            2,
            "system.plate_scale_as_per_pix is derived in three_plane: give what it is derived from",
            values + "system.plate_scale_as_per_pix=0.36"),
        new Mistake(
            DOUBLE_STAR, 2, "did you mean 'testbed'?", "engine.parameters.profile=[testbet]"),
        new Mistake(
            DOUBLE_STAR,
            2,
            "the second mirror must stand before the focus of the first",
            values + "system.m1_m2_separation_m=0.5"),
        new Mistake(
            fit,
            2,
            "system.plate_scale_as_per_pix = 0.0 as/pix is outside",
            values + "system.plate_scale_as_per_pix=0"),
        new Mistake(fit, 3, "no such file", "engine.exposures.files=[nowhere.npy]"),
        new Mistake(
            fit,
            3,
            "expected images of 16 × 16 pixels, as the optical system makes them, found 32 × 32",
            "engine.observation.detector.pixels=16"));
  }

  record Mistake(Path conf, int exit, String words, String... overrides) {
    @Override
    public String toString() {
      return words + " " + String.join(" ", overrides);
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

  private static List<Row> rows(Path output, String table, String first, String... more)
      throws IOException {
    String name = Files.readString(output.resolve("LATEST")).strip();
    SparkSession spark = Sessions.open("read");
    try {
      return spark
          .read()
          .parquet(output.resolve("runs").resolve(name).resolve(table).toString())
          .orderBy("unit")
          .select(first, more)
          .collectAsList();
    } finally {
      spark.stop();
    }
  }
}
