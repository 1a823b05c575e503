package org.calibrant.xray.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.calibrant.fit.Box;
import org.calibrant.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Statistics, their minima and their confidence bounds. */
class LikelihoodTest {
  private static final double[] NONE = {};

  /** Every combination of empty and filled source and background bins. */
  private static final BinnedCounts DATA =
      new BinnedCounts(
          new double[] {0, 0, 3, 4, 7, 250, 1},
          new double[] {1, 1, 4, 4, 9, 300, 2},
          new double[] {0, 5, 0, 6, 40, 90, 1},
          new double[] {4, 4, 4, 4, 8, 0.5, 3},
          new double[] {1, 6, 1, 7, 44, 95, 2});

  static Stream<Statistic> statistics() {
    return Stream.concat(
        Stream.of(new CStat(), new WStat()),
        Arrays.stream(ChiSquare.Weight.values()).map(ChiSquare::new));
  }

  @ParameterizedTest
  @MethodSource("statistics")
  void theSlopeIsTheDerivative(Statistic statistic) {
    Deviance deviance = statistic.of(DATA);
    int n = DATA.bins();
    double[] slope = new double[n];
    double[] ignored = new double[n];
    for (double level : new double[] {0.3, 1.7, 30}) {
      double[] m = new double[n];
      Arrays.fill(m, level);
      deviance.at(m, slope, ignored);
      double[] found = slope.clone();
      for (int i = 0; i < n; i++) {
        double h = 1e-6 * level;
        m[i] = level + h;
        double up = deviance.at(m, slope, ignored);
        m[i] = level - h;
        double down = deviance.at(m, slope, ignored);
        m[i] = level;
        assertThat(found[i])
            .as("bin %d at %s", i, level)
            .isCloseTo((up - down) / (2 * h), within(1e-5 * (1 + Math.abs(found[i]))));
      }
    }
  }

  /** Its definition: the least of two C-statistics over the background's expectation. */
  @Test
  void theWStatisticIsTheLeastOverTheBackground() {
    Deviance w = new WStat().of(DATA);
    int n = DATA.bins();
    double[] m = {0.4, 1.2, 2.2, 0.7, 5, 130, 0.2};
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double s = DATA.counts()[i];
      double b = DATA.background()[i];
      double least = Double.POSITIVE_INFINITY;
      for (double f = 1e-9; f < 400; f *= 1.0003) {
        double here = poisson(s, m[i] + f) + poisson(b, DATA.ratio()[i] * f);
        least = Math.min(least, here);
      }

      sum += least;
    }

    assertThat(w.at(m, new double[n], new double[n])).isCloseTo(sum, within(1e-5));
  }

  private static double poisson(double counts, double model) {
    return 2 * (model - counts + (counts > 0 ? counts * Math.log(counts / model) : 0));
  }

  @Test
  void aBackgroundThatIsKnownToBeNothingMakesWTheCStatistic() {
    double[] s = {3, 0, 8};
    BinnedCounts data =
        new BinnedCounts(s, NONE, new double[3], new double[] {1e12, 1e12, 1e12}, NONE);
    double[] m = {2.5, 0.3, 9};
    double w = new WStat().of(data).at(m, new double[3], new double[3]);
    double c = new CStat().of(BinnedCounts.of(s)).at(m, new double[3], new double[3]);
    assertThat(w).isCloseTo(c, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(ChiSquare.Weight.class)
  void chiSquareSubtractsTheBackground(ChiSquare.Weight weight) {
    BinnedCounts data =
        new BinnedCounts(
            new double[] {100},
            new double[] {121},
            new double[] {40},
            new double[] {2},
            new double[] {36});
    double variance =
        switch (weight) {
          case FILE -> 121 + 36 / 4.0;
          case DATA -> 100 + 40 / 4.0;
          case GEHRELS ->
              Math.pow(1 + Math.sqrt(100.75), 2) + Math.pow(1 + Math.sqrt(40.75), 2) / 4;
          case MODEL -> 70 + 40 / 4.0;
        };
    double found =
        new ChiSquare(weight).of(data).at(new double[] {70}, new double[1], new double[1]);
    assertThat(found).isCloseTo(10 * 10 / variance, Percentage.withPercentage(1e-10));
  }

  @Test
  void whatAStatisticIsNotMadeForIsRefused() {
    assertThatThrownBy(() -> new WStat().of(BinnedCounts.of(1, 2)))
        .hasMessage("the W-statistic needs a background, there is none");
    assertThatThrownBy(() -> new CStat().of(BinnedCounts.of(1, -2)))
        .hasMessage("counts must be finite and not negative, found -2.0");
  }

  // --- searches ----------------------------------------------------------------------------------

  /** m_i = θ₀ e^{−θ₁ x_i} + θ₂, x from 0 to 4. */
  private static final Prediction DECAY =
      (theta, m, jacobian) -> {
        for (int i = 0; i < m.length; i++) {
          double x = 4.0 * i / (m.length - 1);
          double e = Math.exp(-theta[1] * x);
          m[i] = theta[0] * e + theta[2];
          jacobian[0][i] = e;
          jacobian[1][i] = -x * theta[0] * e;
          jacobian[2][i] = 1;
        }

        return true;
      };

  private static final Box BOX = new Box(new double[] {0, -5, 0}, new double[] {1e6, 10, 1e6});

  private static LikelihoodFit fit(double[] counts, double[] start, Box box, double delta) {
    return LikelihoodFit.of(
        DECAY,
        new CStat(),
        BinnedCounts.of(counts),
        start,
        box,
        new LikelihoodFit.Bounds(delta, 1e-7, new boolean[] {true, true, true}),
        200);
  }

  private static double[] drawn() {
    double[] counts = new double[40];
    double[] truth = {60, 1.3, 4};
    DECAY.at(truth, counts, new double[3][40]);
    RandomStream random = new RandomStream(11, "decay");
    random.start(0);
    return Arrays.stream(counts).map(random::poisson).toArray();
  }

  @Test
  void exactCountsReturnTheirParametersFromAfar() {
    double[] counts = new double[40];
    double[] truth = {60, 1.3, 4};
    DECAY.at(truth, counts, new double[3][40]);
    LikelihoodFit fit = fit(counts, new double[] {1, 0.1, 30}, BOX, 1);
    assertThat(fit.ending().converged()).isTrue();
    assertThat(fit.value()).isCloseTo(0, within(1e-9));
    for (int k = 0; k < 3; k++) {
      assertThat(fit.theta()[k]).isCloseTo(truth[k], Percentage.withPercentage(1e-5));
    }
  }

  @Test
  void atABoundTheStatisticOverAllOthersHasRisenByDelta() {
    double[] counts = drawn();
    LikelihoodFit best = fit(counts, new double[] {50, 1, 5}, BOX, 2.706);
    for (int k = 0; k < 3; k++) {
      for (double bound : new double[] {best.lower()[k], best.upper()[k]}) {
        double[] low = {0, -5, 0};
        double[] high = {1e6, 10, 1e6};
        low[k] = bound;
        high[k] = bound;
        double[] start = best.theta().clone();
        start[k] = bound;
        double held = fit(counts, start, new Box(low, high), 1).value();
        assertThat(held - best.value()).as("parameter " + k).isCloseTo(2.706, within(1e-6));
      }

      assertThat(best.words()[k]).isEqualTo(ErrorStatus.NONE);
      double half = 0.5 * (best.upper()[k] - best.lower()[k]);
      assertThat(best.sigma()[k] * Math.sqrt(2.706)).isCloseTo(half, Percentage.withPercentage(10));
    }
  }

  @Test
  void theUnitsOfAParameterDoNotMatter() {
    double[] counts = drawn();
    Prediction scaled =
        (theta, m, jacobian) -> {
          double[] own = {theta[0] * 1e-9, theta[1], theta[2] * 1e7};
          boolean made = DECAY.at(own, m, jacobian);
          for (int i = 0; i < m.length; i++) {
            jacobian[0][i] *= 1e-9;
            jacobian[2][i] *= 1e7;
          }

          return made;
        };
    LikelihoodFit plain = fit(counts, new double[] {50, 1, 5}, BOX, 1);
    LikelihoodFit other =
        LikelihoodFit.of(
            scaled,
            new CStat(),
            BinnedCounts.of(counts),
            new double[] {50e9, 1, 5e-7},
            new Box(new double[] {0, -5, 0}, new double[] {1e15, 10, 0.1}),
            new LikelihoodFit.Bounds(1, 1e-7, new boolean[] {true, true, true}),
            200);
    assertThat(other.value()).isCloseTo(plain.value(), within(1e-9));
    assertThat(other.upper()[0] * 1e-9)
        .isCloseTo(plain.upper()[0], Percentage.withPercentage(1e-4));
    assertThat(other.lower()[2] * 1e7).isCloseTo(plain.lower()[2], Percentage.withPercentage(1e-4));
  }

  @Test
  void aBoundBeyondTheLimitIsToldAsSuch() {
    Box tight = new Box(new double[] {0, -5, 3.9}, new double[] {1e6, 10, 1e6});
    LikelihoodFit fit = fit(drawn(), new double[] {50, 1, 5}, tight, 1);
    assertThat(fit.lower()[2]).isNaN();
    assertThat(fit.words()[2]).isEqualTo("FFFTFFFFF");
    assertThat(fit.upper()[2]).isFinite();
  }

  /** A bin that repeats itself, 100 + 30 sin 3θ, and one that does not, 100 + 20 θ; θ is 0.2. */
  @Test
  void aLowerMinimumMetOnTheWayToABoundReplacesTheFit() {
    Prediction waves =
        (theta, m, jacobian) -> {
          m[0] = 100 + 30 * Math.sin(3 * theta[0]);
          m[1] = 100 + 20 * theta[0];
          jacobian[0][0] = 90 * Math.cos(3 * theta[0]);
          jacobian[0][1] = 20;
          return true;
        };
    double[] counts = {100 + 30 * Math.sin(0.6), 104};
    LikelihoodFit.Bounds bounds = new LikelihoodFit.Bounds(9, 1e-7, new boolean[] {true});
    Box box = new Box(new double[] {-2}, new double[] {2});
    LikelihoodFit fit =
        LikelihoodFit.of(
            waves, new CStat(), BinnedCounts.of(counts), new double[] {0.85}, box, bounds, 200);
    assertThat(fit.value()).isCloseTo(0, within(1e-9));
    assertThat(fit.theta()[0]).isCloseTo(0.2, within(1e-6));
    assertThat(fit.words()[0].charAt(ErrorStatus.NEW_MINIMUM)).isEqualTo('T');
    double[] m = new double[2];
    for (double bound : new double[] {fit.lower()[0], fit.upper()[0]}) {
      waves.at(new double[] {bound}, m, new double[1][2]);
      double rise = new CStat().of(BinnedCounts.of(counts)).at(m, new double[2], new double[2]);
      assertThat(rise).isCloseTo(9, within(1e-6));
    }
  }

  @Test
  void aModelThatDoesNotExistAtTheStartIsNoFit() {
    LikelihoodFit fit =
        LikelihoodFit.of(
            (theta, m, jacobian) -> false,
            new CStat(),
            BinnedCounts.of(10),
            new double[] {1},
            new Box(new double[] {-5}, new double[] {5}),
            new LikelihoodFit.Bounds(1, 1e-7, new boolean[] {true}),
            200);
    assertThat(fit.value()).isInfinite();
    assertThat(fit.ending().converged()).isFalse();
  }
}
