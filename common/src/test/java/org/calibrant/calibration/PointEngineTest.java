package org.calibrant.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.calibrant.calibration.models.Steps;
import org.calibrant.calibration.models.StraightLine;
import org.calibrant.calibration.targets.ConstantError;
import org.calibrant.calibration.targets.Gaussian;
import org.calibrant.calibration.targets.NoReference;
import org.calibrant.calibration.targets.ObservationTable;
import org.calibrant.calibration.targets.Target;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.core.LocalWorkers;
import org.calibrant.fit.CmaEs;
import org.calibrant.fit.Lbfgsb;
import org.calibrant.fit.NelderMead;
import org.calibrant.fit.Optimiser;
import org.calibrant.fit.ParticleSwarm;
import org.calibrant.fit.RandomSearch;
import org.calibrant.params.Normal;
import org.calibrant.params.UncertainParameter;
import org.calibrant.params.Uniform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PointEngineTest {
  private static final Optimiser LBFGSB = new Lbfgsb(10, 1e-5, 0, 500, 50_000);
  private static final PriorStarts FOUR = new PriorStarts(1, 4, PriorStarts.Design.LATIN_HYPERCUBE);

  @TempDir private Path folder;

  /** Feedback and mixing of the two-layer model; its likelihood is known on a fine grid. */
  private static Posterior tl2() {
    Posterior six = PosteriorTest.tl6();
    return new Posterior(
        six.model(),
        List.of(
            new UncertainParameter("lambda0", new Uniform(0.3, 3)),
            new UncertainParameter("eta", new Uniform(0.1, 2))),
        Map.of(
            "a", 0.05, "efficacy", 1.2, "heat_capacity_surface", 8.0, "heat_capacity_deep", 100.0),
        six.targets(),
        List.of());
  }

  private static List<PointRow> run(PointEngine engine) {
    LocalWorkers workers = new LocalWorkers();
    engine.check();
    engine.run(workers);
    return workers.table(PointRow.class);
  }

  static Stream<PointEngine> engines() {
    SearchCoordinates scaled = SearchCoordinates.SCALED;
    return Stream.of(
        engine(LBFGSB, scaled),
        engine(LBFGSB, SearchCoordinates.FREE),
        engine(LBFGSB, SearchCoordinates.PROBABILITY),
        engine(new NelderMead(0.5, 1e-9, 1e-6, 5000), scaled),
        engine(new CmaEs(3, 16, 0.5, 1e-9, 20_000), scaled),
        engine(new ParticleSwarm(3, 32, 0.7298, 1.49618, 1.49618, 1e-9, 1000, 30_000), scaled));
  }

  private static PointEngine engine(Optimiser optimiser, SearchCoordinates coordinates) {
    return new PointEngine(tl2(), FOUR, Maximised.LIKELIHOOD, optimiser, coordinates, true, false);
  }

  /** The grid has steps of 0.0004 and 0.0008; on it ln L is largest at (1.10156, 0.68773). */
  @ParameterizedTest
  @MethodSource("engines")
  void everySearchInAllCoordinatesFindsTheLargestLikelihood(PointEngine engine) {
    for (PointRow row : run(engine)) {
      assertThat(row.status()).as(row.ending()).isEqualTo("ok");
      assertThat(row.converged()).isTrue();
      assertThat(row.values()[0]).isCloseTo(1.1015617191456974, within(0.00043));
      assertThat(row.values()[1]).isCloseTo(0.6877338838647613, within(0.0008));
      assertThat(row.ln_likelihood()).isBetween(-110.36345645350929, -110.3630);
      assertThat(row.gradient_norm()).isLessThan(0.5);
      assertThat(row.evaluations()).isPositive();
      // Laplace against the moments on the grid, where the posterior is nearly normal
      assertThat(row.sd()[0]).isCloseTo(0.01222651577219051, within(0.0003));
      assertThat(row.sd()[1]).isCloseTo(0.02271732637250362, within(0.0006));
      assertThat(row.covariance()[1]).isCloseTo(0.00012831897613751033, within(1e-5));
    }
  }

  /** Posterior of a line with normal priors, in closed form: golden problem linreg2. */
  @Test
  void laplaceIsExactForANormalPosterior() throws IOException {
    Path file = folder.resolve("line.csv");
    StringBuilder text = new StringBuilder("x,y\n");
    double[] y = {
      0.599, 2.3378, 4.8758, 7.2102, 9.568, 11.0549, 12.7237, 14.6076, 17.3744, 19.8174
    };
    for (int i = 0; i < y.length; i++) {
      text.append(i).append(',').append(y[i]).append('\n');
    }

    Files.writeString(file, text);
    ObservationTable table =
        new ObservationTable(new InputFile(file.toString()), "", "x", "y", new ConstantError(0.5));
    Posterior posterior =
        new Posterior(
            new StraightLine(new Steps(0, 9, 1)),
            List.of(
                new UncertainParameter("slope", new Normal(0, 5)),
                new UncertainParameter("intercept", new Normal(0, 5))),
            Map.of(),
            List.of(new Target("y", table, new NoReference(), new Gaussian(true))),
            List.of());
    PointEngine engine =
        new PointEngine(
            posterior, FOUR, Maximised.POSTERIOR, LBFGSB, SearchCoordinates.SCALED, true, true);
    PointRow row = run(engine).get(0);
    assertThat(row.values()[0]).isCloseTo(2.0904317023453474, within(1e-7));
    assertThat(row.values()[1]).isCloseTo(0.6093280114345065, within(1e-6));
    double[] exact = {
      0.003022525149764462, -0.013587775398541538, -0.013587775398541538, 0.08605893036307385
    };
    for (int i = 0; i < 4; i++) {
      assertThat(row.covariance()[i]).isCloseTo(exact[i], within(1e-6 * Math.abs(exact[i]) + 1e-8));
    }

    assertThat(row.evaluated_ln()).hasSize(row.evaluations());
    assertThat(row.evaluated()).hasSize(2 * row.evaluations());
    double best = Double.NEGATIVE_INFINITY;
    for (double ln : row.evaluated_ln()) {
      best = Math.max(best, ln);
    }

    assertThat(best).isCloseTo(row.ln_posterior(), within(1e-12));
    assertThat(row.ln_posterior()).isEqualTo(row.ln_prior() + row.ln_likelihood());
  }

  @Test
  void aParameterAtItsBoundIsHeldThere() {
    Posterior six = PosteriorTest.tl6();
    Posterior narrow =
        new Posterior(
            six.model(),
            List.of(
                new UncertainParameter("lambda0", new Uniform(1.2, 3)), // the best one is 1.10
                new UncertainParameter("eta", new Uniform(0.1, 2))),
            tl2().fixed(),
            six.targets(),
            List.of());
    PointEngine engine =
        new PointEngine(
            narrow, FOUR, Maximised.POSTERIOR, LBFGSB, SearchCoordinates.SCALED, true, false);
    for (PointRow row : run(engine)) {
      assertThat(row.values()[0]).isEqualTo(1.2);
      assertThat(row.sd()[0]).isZero();
      assertThat(row.sd()[1]).isPositive();
      assertThat(row.status()).isEqualTo("ok");
    }
  }

  @Test
  void aRandomSearchHasAnAnswerWithoutConverging() {
    PointEngine engine = engine(new RandomSearch(5, 400, 50), SearchCoordinates.PROBABILITY);
    PointRow row = run(engine).get(0);
    assertThat(row.status()).isEqualTo("ok");
    assertThat(row.converged()).isFalse();
    assertThat(row.ending()).isEqualTo("all points were evaluated");
    assertThat(row.evaluations()).isEqualTo(401);
    assertThat(row.ln_likelihood()).isGreaterThan(-500);
  }

  @Test
  void aSearchThatNeedsBoundsSaysSoBeforehand() {
    List<UncertainParameter> open =
        List.of(
            new UncertainParameter("lambda0", new Normal(1, 1)),
            new UncertainParameter("eta", new Uniform(0.1, 2)));
    Posterior posterior =
        new Posterior(tl2().model(), open, tl2().fixed(), tl2().targets(), List.of());
    PointEngine engine =
        new PointEngine(
            posterior,
            FOUR,
            Maximised.POSTERIOR,
            new RandomSearch(1, 10, 10),
            SearchCoordinates.SCALED,
            false,
            false);
    assertThatThrownBy(engine::check)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("RandomSearch needs bounds")
        .hasMessageContaining("coordinates = probability");
  }

  @Test
  void aSearchThatFindsNothingIsARow() {
    List<UncertainParameter> runaway =
        List.of(
            new UncertainParameter("lambda0", new Uniform(0.3, 0.31)),
            new UncertainParameter("a", new Uniform(50, 60)));
    Posterior posterior =
        new Posterior(
            tl2().model(),
            runaway,
            Map.of(
                "eta", 0.7,
                "efficacy", 1.2,
                "heat_capacity_surface", 8.0,
                "heat_capacity_deep", 100.0),
            tl2().targets(),
            List.of());
    PointEngine engine =
        new PointEngine(
            posterior, FOUR, Maximised.POSTERIOR, LBFGSB, SearchCoordinates.SCALED, true, false);
    PointRow row = run(engine).get(0);
    assertThat(row.status()).isEqualTo("not-finite");
    assertThat(row.ln_posterior()).isNull();
    assertThat(row.failed_evaluations()).isPositive();
    assertThat(row.note()).contains("no point with a finite posterior");
  }

  @Test
  void startsAreTheSameForEveryUnitAndDesign() {
    for (PriorStarts.Design design : PriorStarts.Design.values()) {
      PriorStarts starts = new PriorStarts(7, 8, design);
      double[] one = new double[2];
      double[] again = new double[2];
      starts.in(tl2()).place(5, one);
      starts.in(tl2()).place(3, again);
      starts.in(tl2()).place(5, again);
      assertThat(again).containsExactly(one);
      assertThat(one[0]).isBetween(0.3, 3.0);
    }
  }
}
