package org.calibrant.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.calibrant.core.LocalWorkers;
import org.calibrant.fit.chains.DiagnosticsRow;
import org.calibrant.fit.chains.Moments;
import org.calibrant.params.UncertainParameter;
import org.calibrant.params.Uniform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every move on problems whose posterior is known: mean, standard deviation and quantiles within five
 * standard errors, from the effective draws, for three seeds.
 */
class GoldenProblemsTest {
  private static final double SIGMAS = 5;
  private static final double[] P = {0.05, 0.25, 0.5, 0.75, 0.95};

  /** Φ⁻¹ of {@link #P} and the standard normal density there. */
  private static final double[] Z = {
    -1.6448536269514722, -0.6744897501960817, 0, 0.6744897501960817, 1.6448536269514722
  };

  private static final List<Double> MEAN = List.of(1.0, -2.0, 0.5, 30.0, 0.0);
  private static final List<List<Double>> COVARIANCE =
      List.of(
          List.of(1.0, 0.9, -0.3, 10.0, 0.01),
          List.of(0.9, 1.06, -0.07, 10.0, -0.0009999999999999992),
          List.of(-0.3, -0.07, 4.25, -12.2, 0.048999999999999995),
          List.of(10.0, 10.0, -12.2, 529.0, -0.09),
          List.of(
              0.01, -0.0009999999999999992, 0.048999999999999995, -0.09, 0.0039000000000000003));
  static final CorrelatedGaussian GAUSS5 = new CorrelatedGaussian(MEAN, COVARIANCE);
  private static final Start AROUND = new Ball(MEAN, List.of(1.0, 1.0, 2.0, 20.0, 0.06));

  static Stream<Arguments> moves() {
    return Stream.of(
        Arguments.of("stretch", List.of(new Weighted(1, new Stretch(2)))),
        Arguments.of("DE", List.of(new Weighted(1, new DifferentialEvolution(1, 1e-5, 0.1)))),
        Arguments.of(
            "snooker and DE",
            List.of(
                new Weighted(0.5, new Snooker(1.7)),
                new Weighted(0.5, new DifferentialEvolution(1, 1e-5, 0.1)))),
        Arguments.of("walk over all", List.of(new Weighted(1, new Walk(0)))),
        Arguments.of("walk over 6", List.of(new Weighted(1, new Walk(6)))),
        Arguments.of("KDE", List.of(new Weighted(1, new KernelDensity(1)))),
        Arguments.of("slice", List.of(new Weighted(1, new DifferentialSlice(1, 8)))),
        Arguments.of("Metropolis", List.of(new Weighted(1, metropolis()))),
        Arguments.of(
            "mixture",
            List.of(
                new Weighted(0.6, new Stretch(2)),
                new Weighted(0.3, new DifferentialEvolution(1, 1e-5, 0.1)),
                new Weighted(0.1, new Snooker(1.7)))));
  }

  /** Steps of the posterior's covariance times 2.38²/d. */
  private static GaussianMetropolis metropolis() {
    double factor = 2.38 * 2.38 / 5;
    return new GaussianMetropolis(
        COVARIANCE.stream().map(row -> row.stream().map(c -> factor * c).toList()).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("moves")
  void everyMoveSamplesTheCorrelatedGaussian(String name, List<Weighted> moves) {
    for (long seed = 1; seed <= 3; seed++) {
      Walkers walkers = new Walkers(40, moves, true, 1);
      LocalWorkers workers =
          Samplers.run(
              Samplers.engine(GAUSS5, seed, 2, walkers, AROUND, Samplers.schedule(500, 25, 6_500)));
      for (int i = 0; i < 5; i++) {
        double sd = Math.sqrt(COVARIANCE.get(i).get(i));
        agree(workers, i, MEAN.get(i), sd);
      }
    }
  }

  /** Frozen halves are exact, too. */
  @Test
  void tenUpdatesOfAFrozenHalfSampleTheSame() {
    Walkers walkers = new Walkers(40, List.of(new Weighted(1, new Stretch(2))), true, 10);
    LocalWorkers workers =
        Samplers.run(
            Samplers.engine(GAUSS5, 4, 2, walkers, AROUND, Samplers.schedule(100, 1, 1_100)));
    for (int i = 0; i < 5; i++) {
      agree(workers, i, MEAN.get(i), Math.sqrt(COVARIANCE.get(i).get(i)));
    }
  }

  @Test
  void theStraightLineHasThePosteriorOfTheFormula() {
    LinearRegression line =
        new LinearRegression(
            List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0),
            List.of(
                0.599, 2.3378, 4.8758, 7.2102, 9.568, 11.0549, 12.7237, 14.6076, 17.3744, 19.8174),
            0.5,
            5);
    for (long seed = 1; seed <= 3; seed++) {
      Walkers walkers = Samplers.walkers(32, new Stretch(2));
      LocalWorkers workers =
          Samplers.run(
              Samplers.engine(
                  line, seed, 2, walkers, new FromPrior(), Samplers.schedule(500, 25, 5_500)));
      agree(workers, 0, 2.0904317023453474, 0.05497749675789597);
      agree(workers, 1, 0.6093280114345065, 0.2933580242009307);
    }
  }

  /** Uniform prior on [0, 1] times a normal likelihood: the walls are sharp. */
  @Test
  void aPriorThatEndsWithinThePosteriorIsSampledUpToItsEdge() {
    LogDensity edge =
        new Within(
            List.of(0.0),
            List.of(1.0),
            new CorrelatedGaussian(List.of(0.1), List.of(List.of(0.25))));
    double[] quantiles = {
      0.03452415256835498,
      0.17114260795036262,
      0.35133946299911467,
      0.5736113275827955,
      0.8646429626437453
    };
    for (long seed = 1; seed <= 3; seed++) {
      LocalWorkers workers =
          Samplers.run(
              Samplers.engine(
                  edge,
                  seed,
                  2,
                  Samplers.walkers(20, new Stretch(2)),
                  new FromPrior(),
                  Samplers.schedule(500, 25, 5_500)));
      DiagnosticsRow row = workers.table(DiagnosticsRow.class).get(0);
      double sd = 0.25717610166276705;
      double error = sd / Math.sqrt(row.ess_ensembles());
      assertThat(Math.abs(row.mean() - 0.38720380420356326)).isLessThan(SIGMAS * error);
      assertThat(Math.abs(row.sd() - sd)).isLessThan(SIGMAS * error);
      double[] sorted = Moments.sorted(Samplers.values(workers, 0));
      assertThat(sorted[0]).isBetween(0.0, 0.01);
      for (int i = 0; i < P.length; i++) {
        double below = Arrays.binarySearch(sorted, quantiles[i]);
        double fraction = (below < 0 ? -below - 1 : below) / sorted.length;
        double spread =
            Math.sqrt(P[i] * (1 - P[i]) / Math.min(row.ess_tail(), row.ess_ensembles()));
        assertThat(Math.abs(fraction - P[i])).isLessThan(SIGMAS * spread);
      }
    }
  }

  static LogDensity bimodal() {
    List<List<Double>> unit = List.of(List.of(1.0, 0.0), List.of(0.0, 1.0));
    return new Within(
        List.of(-8.0, -8.0),
        List.of(8.0, 8.0),
        new GaussianMixture(
            List.of(
                new GaussianMixture.Component(1, List.of(-3.0, -3.0), unit),
                new GaussianMixture.Component(2, List.of(3.0, 3.0), unit))));
  }

  /** Two modes six standard deviations apart: leaps with γ = 1 carry walkers over. */
  @Test
  void leapsOfDifferentialEvolutionGiveTwoModesTheirShares() {
    for (long seed = 1; seed <= 3; seed++) {
      LocalWorkers workers =
          Samplers.run(
              Samplers.engine(
                  bimodal(),
                  seed,
                  2,
                  Samplers.walkers(60, new DifferentialEvolution(1, 1e-5, 0.2), new Stretch(2)),
                  new FromPrior(),
                  Samplers.schedule(1_000, 50, 21_000)));
      share(workers, 0.6662167006561233);
    }
  }

  /** The same with a ladder of temperatures, and with the stretch move alone. */
  @Test
  void aLadderOfTemperaturesGivesTwoModesTheirShares() {
    EnsembleEngine engine =
        new EnsembleEngine(
            new One("bimodal", bimodal()),
            3,
            2,
            Samplers.walkers(32, new Stretch(2)),
            new Ladder(List.of(1.0, 3.0, 10.0, 40.0), 5),
            Samplers.starting(new FromPrior()),
            Samplers.schedule(1_000, 50, 15_000),
            new Convergence(1.01, 400),
            new Local(1000),
            1);
    share(Samplers.run(engine), 0.6662167006561233);
  }

  private static void share(LocalWorkers workers, double expected) {
    double[] x = Samplers.values(workers, 0);
    double right = Arrays.stream(x).filter(each -> each > 0).count() / (double) x.length;
    DiagnosticsRow row = workers.table(DiagnosticsRow.class).get(0);
    double ess = Math.min(row.ess_ensembles(), row.ess_bulk());
    assertThat(ess).as("effective draws").isGreaterThan(100);
    double error = Math.sqrt(expected * (1 - expected) / ess);
    assertThat(Math.abs(right - expected)).isLessThan(SIGMAS * error);
  }

  /** x0 is normal, and x1 normal around its square. */
  @Test
  void theBananaHasItsMarginals() {
    Rosenbrock banana = new Rosenbrock(1, 5, 2);
    LocalWorkers workers =
        Samplers.run(
            Samplers.engine(
                banana,
                1,
                2,
                Samplers.walkers(40, new Stretch(2), new DifferentialEvolution(1, 1e-5, 0.1)),
                new Ball(List.of(1.0, 1.0), Collections.nCopies(2, 0.5)),
                Samplers.schedule(1_000, 50, 31_000)));
    agree(workers, 0, 1, 1);
    DiagnosticsRow second = workers.table(DiagnosticsRow.class).get(1);
    double sd = Math.sqrt(0.2 + 6); // var(x0²) = 4 μ² σ² + 2 σ⁴
    assertThat(Math.abs(second.mean() - 2))
        .isLessThan(SIGMAS * sd / Math.sqrt(second.ess_ensembles()));
  }

  /** Two parameters of the two-layer model; the expected numbers come from a grid of 401 × 401 points. */
  @Test
  void theTwoLayerPosteriorIsThatOfTheGrid() {
    double[][] expected = {
      {1.1024167394491364, 0.01222651577219051},
      {0.690114941733973, 0.02271732637250362}
    };
    double[][] quantiles = {
      {
        1.0825221123657174,
        1.0941049747941658,
        1.1022915810166387,
        1.1105920356687955,
        1.1227382723109172
      },
      {
        0.6538323020324036,
        0.6744993783275214,
        0.6895005156973885,
        0.7050594325877857,
        0.7284925521113024
      }
    };
    Posterior posterior =
        new Posterior(
            PosteriorTest.model(),
            List.of(
                new UncertainParameter("lambda0", new Uniform(0.3, 3)),
                new UncertainParameter("eta", new Uniform(0.1, 2))),
            Map.of(
                "a",
                0.05,
                "efficacy",
                1.2,
                "heat_capacity_surface",
                8.0,
                "heat_capacity_deep",
                100.0),
            PosteriorTest.tl6().targets(),
            List.of());
    for (long seed = 1; seed <= 3; seed++) {
      LocalWorkers workers =
          Samplers.run(
              Samplers.engine(
                  posterior,
                  seed,
                  2,
                  Samplers.walkers(32, new Stretch(2), new DifferentialEvolution(1, 1e-5, 0.1)),
                  new FromPrior(),
                  Samplers.schedule(400, 10, 2_000)));
      for (int i = 0; i < 2; i++) {
        DiagnosticsRow row = workers.table(DiagnosticsRow.class).get(i);
        double ess = Math.min(row.ess_ensembles(), Math.min(row.ess_bulk(), row.ess_tail()));
        double sd = expected[i][1];
        assertThat(ess).as("effective draws").isGreaterThan(400);
        assertThat(Math.abs(row.mean() - expected[i][0])).isLessThan(SIGMAS * sd / Math.sqrt(ess));
        assertThat(Math.abs(row.sd() - sd)).isLessThan(SIGMAS * sd / Math.sqrt(2 * ess));
        double[] sorted = Moments.sorted(Samplers.values(workers, i));
        for (int k = 0; k < P.length; k++) {
          double density = Math.exp(-0.5 * Z[k] * Z[k]) / Math.sqrt(2 * Math.PI); // nearly normal
          double error = sd * Math.sqrt(P[k] * (1 - P[k]) / ess) / density;
          assertThat(Math.abs(Moments.quantile(sorted, P[k]) - quantiles[i][k]))
              .as("quantile " + P[k])
              .isLessThan(SIGMAS * error);
        }
      }
    }
  }

  /** A normal marginal. */
  private static void agree(LocalWorkers workers, int i, double mean, double sd) {
    DiagnosticsRow row = workers.table(DiagnosticsRow.class).get(i);
    double ess = Math.min(row.ess_ensembles(), Math.min(row.ess_bulk(), row.ess_tail()));
    assertThat(ess).as("effective draws").isGreaterThan(100);
    assertThat(Math.abs(row.mean() - mean)).as("mean").isLessThan(SIGMAS * sd / Math.sqrt(ess));
    assertThat(Math.abs(row.sd() - sd)).as("sd").isLessThan(SIGMAS * sd / Math.sqrt(2 * ess));
    double[] sorted = Moments.sorted(Samplers.values(workers, i));
    for (int k = 0; k < P.length; k++) {
      double density = Math.exp(-0.5 * Z[k] * Z[k]) / Math.sqrt(2 * Math.PI);
      double error = sd * Math.sqrt(P[k] * (1 - P[k]) / ess) / density;
      assertThat(Math.abs(Moments.quantile(sorted, P[k]) - (mean + Z[k] * sd)))
          .as("quantile " + P[k])
          .isLessThan(SIGMAS * error);
    }
  }
}
