package org.calibrant.calibration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.calibrant.calibration.models.CoupledModel;
import org.calibrant.calibration.models.InputSeries;
import org.calibrant.calibration.models.TwoLayer;
import org.calibrant.calibration.targets.ConstantError;
import org.calibrant.calibration.targets.Gaussian;
import org.calibrant.calibration.targets.NoReference;
import org.calibrant.calibration.targets.ObservationTable;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.core.LocalWorkers;
import org.calibrant.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationEngineTest {
  @TempDir private Path folder;

  private PointTable points(String text) throws IOException {
    Path file = Files.createTempFile(folder, "points", ".csv");
    Files.writeString(file, text);
    return new PointTable(new InputFile(file.toString()), "point");
  }

  private static List<EvaluationRow> run(EvaluationEngine engine) {
    LocalWorkers workers = new LocalWorkers();
    engine.check();
    engine.run(workers);
    return workers.table(EvaluationRow.class);
  }

  private static final String HEAD =
      "heat_capacity_deep,point,lambda0,a,efficacy,eta,heat_capacity_surface\n";

  @Test
  void everyPointHasARowWithWhatItIs() throws IOException {
    PointTable points =
        points(
            HEAD
                + "100,7,1.1,0.05,1.2,0.7,8\n"
                + "100,9,1.1,0.5,1.2,0.7,8\n" // beyond the prior of a
                + "100,3,0.6,0.1,0.5,0.7,8\n"); // runs away after the observations
    EvaluationEngine engine =
        new EvaluationEngine(
            PosteriorTest.tl6(), points, List.of("Deep Ocean Temperature", "Heat Content"), 2);
    List<EvaluationRow> rows = run(engine);
    assertThat(rows).extracting(EvaluationRow::unit).containsExactly(0L, 1L, 2L);
    assertThat(rows).extracting(EvaluationRow::point).containsExactly(7L, 9L, 3L);
    assertThat(rows)
        .extracting(EvaluationRow::status)
        .containsExactly("ok", "outside-prior", "non-finite");
    EvaluationRow truth = rows.get(0);
    assertThat(truth.names()).containsExactly(PosteriorTest.NAMES);
    assertThat(truth.values()).containsExactly(PosteriorTest.TRUTH);
    assertThat(truth.ln_likelihood()).isCloseTo(-110.59083534120612, within(1e-9));
    assertThat(truth.ln_prior()).isCloseTo(-2.9643477622678946, within(1e-12));
    assertThat(truth.series_units()).containsExactly("K", "W yr m-2");
    assertThat(truth.times()).hasSize(351).startsWith(1750);
    assertThat(truth.series()).hasSize(702);
    assertThat(rows.get(1).ln_prior()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(rows.get(1).ln_likelihood()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(rows.get(1).series()).isEmpty();
    assertThat(rows.get(2).ln_likelihood()).isFinite();
  }

  @Test
  void blocksDoNotMatter() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < 10; i++) {
      text.append("100,%d,1.%d,0.05,1.2,0.7,8\n".formatted(i, i));
    }

    PointTable points = points(text.toString());
    List<Double> expected = null;
    for (int block : new int[] {1, 3, 64}) {
      List<Double> found =
          run(new EvaluationEngine(PosteriorTest.tl6(), points, List.of(), block)).stream()
              .map(EvaluationRow::ln_likelihood)
              .toList();
      expected = expected == null ? found : expected;
      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  void anAnalyticDensityIsEvaluatedToo() throws IOException {
    LogDensity line = new LinearRegression(List.of(0.0, 1.0), List.of(1.0, 3.0), 0.5, 5);
    EvaluationEngine engine =
        new EvaluationEngine(line, points("point,a,b\n1,2,1\n2,0,0\n"), List.of(), 10);
    List<EvaluationRow> rows = run(engine);
    assertThat(rows.get(0).ln_likelihood()).isCloseTo(-Math.log(2 * Math.PI * 0.25), within(1e-12));
    assertThat(rows.get(1).status()).isEqualTo("ok");
    assertThatThrownBy(
            () -> new EvaluationEngine(line, points("point,a,b\n1,1,2\n"), List.of("y"), 10))
        .hasMessageContaining("series must be empty: LinearRegression has no model");
  }

  @Test
  void aMissingColumnAndAnUnknownSeriesAreTold() throws IOException {
    PointTable without = points("point,lambda0\n1,1\n");
    EvaluationEngine engine = new EvaluationEngine(PosteriorTest.tl6(), without, List.of(), 10);
    assertThatThrownBy(engine::check)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no column a, found point, lambda0");
    assertThatThrownBy(
            () -> new EvaluationEngine(PosteriorTest.tl6(), without, List.of("Heat"), 10))
        .hasMessageContaining("series: the model computes no Heat");
  }

  @Test
  void aUnitThatCannotBeComputedKeepsItsRows() throws IOException {
    PointTable points = points(HEAD + "100,7,1.1,0.05,1.2,0.7,8\n100,8,1.1,0.05,1.2,0.7,8\n");
    EvaluationKernel kernel =
        new EvaluationKernel(PosteriorTest.tl6(), points, List.of("Heat Content"));
    List<EvaluationRow> rows =
        kernel.failed(new org.calibrant.core.RowBlocks(2, 2).unit(0), "out of memory").toList();
    assertThat(rows).extracting(EvaluationRow::point).containsExactly(7L, 8L);
    assertThat(rows).extracting(EvaluationRow::status).containsOnly("error");
    assertThat(IntStream.range(0, 2).mapToObj(i -> rows.get(i).note()))
        .containsOnly("out of memory");
  }

  @Test
  void threeHundredDamagedTablesOfPointsAndForcingsGiveRowsOrOneLine() throws IOException {
    byte[] points = (HEAD + "100,7,1.1,0.05,1.2,0.7,8\n100,8,1.2,0.05,1.2,0.7,8\n").getBytes(UTF_8);
    byte[] forcing = "year,erf\n1750,0\n1751,0.5\n1752,1.25\n1753,-1\n".getBytes(UTF_8);
    byte[] seen = "time,value\n1751,0.1\n1753,0.2\n".getBytes(UTF_8);
    Path observations = folder.resolve("seen.csv");
    Files.write(observations, seen);
    RandomStream stream = new RandomStream(20261120, "mutants");
    int refused = 0;
    for (int mutant = 0; mutant < 300; mutant++) {
      Path pointFile = folder.resolve("points" + mutant + ".csv");
      Path forcingFile = folder.resolve("forcing" + mutant + ".csv");
      Files.write(pointFile, mutant % 2 == 0 ? damaged(points, stream) : points);
      Files.write(forcingFile, mutant % 2 == 1 ? damaged(forcing, stream) : forcing);
      try {
        Posterior posterior =
            new Posterior(
                new CoupledModel(
                    List.of(new TwoLayer(0.1, 0, 0)),
                    List.of(
                        new InputSeries(
                            "Effective Radiative Forcing",
                            new InputFile(forcingFile.toString()),
                            "year",
                            "erf"))),
                PosteriorTest.priors(),
                Map.of(),
                List.of(
                    new org.calibrant.calibration.targets.Target(
                        "Surface Temperature",
                        new ObservationTable(
                            new InputFile(observations.toString()),
                            "",
                            "time",
                            "value",
                            new ConstantError(0.1)),
                        new NoReference(),
                        new Gaussian(true))),
                List.of());
        PointTable table = new PointTable(new InputFile(pointFile.toString()), "point");
        assertThat(run(new EvaluationEngine(posterior, table, List.of(), 10))).isNotEmpty();
      } catch (BadInput e) {
        assertThat(e.getMessage()).contains(".csv: ").doesNotContain("\n");
        refused++;
      }
    }

    assertThat(refused).isBetween(100, 299);
  }

  private static byte[] damaged(byte[] good, RandomStream stream) {
    byte[] bytes = good.clone();
    int hits = 1 + (int) (stream.uniform() * 3);
    for (int i = 0; i < hits; i++) {
      bytes[(int) (stream.uniform() * bytes.length)] = (byte) (stream.uniform() * 256);
    }

    boolean cut = stream.uniform() < 0.2;
    return Arrays.copyOf(bytes, cut ? (int) (stream.uniform() * bytes.length) : bytes.length);
  }
}
