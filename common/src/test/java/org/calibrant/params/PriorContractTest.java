package org.calibrant.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every prior promises. */
class PriorContractTest {
  private static final double[] SHARES = {
    1e-9, 1e-4, 0.02, 0.1, 0.25, 0.4999, 0.5, 0.51, 0.77, 0.9, 0.999, 1 - 1e-6
  };

  static Stream<Prior> normalised() {
    return Stream.of(
        new Uniform(-2, 5),
        new Normal(3, 0.5),
        new LogNormal(-0.4, 0.3),
        new LogNormalFromMeanSd(100, 40),
        new TruncatedNormal(3, 0.5, 1.5, 6),
        new TruncatedNormal(0, 1, 4, 6),
        new TruncatedNormal(0, 1, -7, -5.5),
        new TruncatedNormal(0, 1, 50, 51),
        new TruncatedNormal(0, 1, 1e5, 1e300),
        new Bound(new Normal(0, 1), -9, -8, true),
        new Bound(new Normal(0, 1), 8, 9, true),
        new Bound(new LogNormal(0.1, 0.4), 0.5, 3, true),
        new Beta(2, 3),
        new Beta(0.5, 0.7),
        new Gamma(0.4, 2),
        new Gamma(9, 0.1),
        new HalfNormal(0.3),
        new StudentT(1, 0, 1),
        new StudentT(4, 2, 0.1),
        new Transformed(new Uniform(-3, 3), new Log(0)),
        new Transformed(new Beta(2, 5), new Affine(10, 5)),
        new Transformed(new Normal(0, 1), new Logit(-1, 4)));
  }

  @ParameterizedTest
  @MethodSource("normalised")
  void theQuantileInvertsTheMass(Prior prior) {
    for (double p : SHARES) {
      double x = prior.quantile(p);
      assertThat(x).isBetween(prior.lower(), prior.upper());
      double spacing = spacing(prior, x);
      assertThat(prior.cdf(x)).as("p = %s", p).isCloseTo(p, within(2e-11 * p + 4 * spacing));
      double y = prior.upperQuantile(p);
      double spacingAbove = spacing(prior, y);
      assertThat(prior.survival(y))
          .as("above p = %s", p)
          .isCloseTo(p, within(2e-11 * p + 4 * spacingAbove));
    }
  }

  /** The mass between neighbouring doubles at x or at the median: no answer can be more exact. */
  private static double spacing(Prior prior, double x) {
    double ulp = Math.max(Math.ulp(x), Math.ulp(prior.quantile(0.5)));
    return ulp * Math.exp(prior.lnPdf(x));
  }

  @ParameterizedTest
  @MethodSource("normalised")
  void theDensityIsTheSlopeOfTheMass(Prior prior) {
    for (double p : new double[] {0.05, 0.3, 0.5, 0.8, 0.95}) {
      double x = prior.quantile(p);
      double step = 1e-4 * (prior.quantile(p + 0.01) - prior.quantile(p - 0.01));
      double slope = (prior.cdf(x + step) - prior.cdf(x - step)) / ((x + step) - (x - step));
      assertThat(Math.exp(prior.lnPdf(x)) / slope).as("p = %s", p).isCloseTo(1, within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("normalised")
  void theSlopeOfTheDensityIsThatOfTheDifference(Prior prior) {
    for (double p : new double[] {0.1, 0.25, 0.5, 0.77, 0.9}) {
      double x = prior.quantile(p);
      double h = 2e-5 * (prior.quantile(0.8) - prior.quantile(0.3));
      double slope = (prior.lnPdf(x + h) - prior.lnPdf(x - h)) / ((x + h) - (x - h));
      assertThat(prior.lnPdfSlope(x)).isCloseTo(slope, within(1e-4 * Math.abs(slope) + 1e-9 / h));
    }
  }

  @ParameterizedTest
  @MethodSource("normalised")
  void theDensityOfOneThreadIsTheSameToTheBit(Prior prior) {
    Prior.Density density = prior.density();
    for (double p : SHARES) {
      double x = prior.quantile(p);
      assertThat(density.at(x)).isEqualTo(prior.lnPdf(x));
    }
  }

  @ParameterizedTest
  @MethodSource("normalised")
  void nothingIsLikelyAboutNaNOrBeyondTheSupport(Prior prior) {
    assertThat(prior.lnPdf(Double.NaN)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(prior.density().at(Double.NaN)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(prior.lnPdf(Double.POSITIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(prior.lnPdf(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    if (prior.lower() > Double.NEGATIVE_INFINITY) {
      double below = Math.nextDown(prior.lower());
      assertThat(prior.lnPdf(below)).isEqualTo(Double.NEGATIVE_INFINITY);
      assertThat(prior.cdf(below)).isZero();
      assertThat(prior.survival(below)).isEqualTo(1);
    }

    if (prior.upper() < Double.POSITIVE_INFINITY) {
      double above = Math.nextUp(prior.upper());
      assertThat(prior.lnPdf(above)).isEqualTo(Double.NEGATIVE_INFINITY);
      assertThat(prior.cdf(above)).isEqualTo(1);
      assertThat(prior.survival(above)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("normalised")
  void theQuantileRises(Prior prior) {
    double last = Double.NEGATIVE_INFINITY;
    for (double p : SHARES) {
      assertThat(prior.quantile(p)).isGreaterThan(last);
      last = prior.quantile(p);
    }
  }

  @Test
  void aNormalDistributionCutFarOutFallsLikeAnExponential() {
    // for a ≫ 1 the density above a is a e^(−a (x − a)) to O(1/a²)
    Prior cut = new TruncatedNormal(0, 1, 1e4, 1e300);
    assertThat(cut.lnPdf(1e4)).isCloseTo(Math.log(1e4), within(2e-8));
    assertThat(cut.quantile(0.5) - 1e4).isCloseTo(Math.log(2) / 1e4, within(1e-11));
  }

  @Test
  void anIntervalThatIsNarrowHasAFlatDensity() {
    Prior cut = new TruncatedNormal(0, 1, 4, 4 + 1e-9);
    double width = (4 + 1e-9) - 4;
    assertThat(cut.lnPdf(4 + width / 2)).isCloseTo(-Math.log(width), within(1e-8));
    assertThat(cut.cdf(4 + width / 4)).isCloseTo(0.25, within(1e-6));
  }

  @Test
  void theLogUniformDistributionGivesEveryDecadeTheSameMass() {
    Prior prior = new Transformed(new Uniform(Math.log(0.01), Math.log(100)), new Log(0));
    assertThat(prior.cdf(0.1)).isCloseTo(0.25, within(1e-14));
    assertThat(prior.cdf(1)).isCloseTo(0.5, within(1e-14));
    assertThat(prior.lower()).isCloseTo(0.01, within(1e-15));
    assertThat(prior.lnPdf(2)).isCloseTo(-Math.log(2 * Math.log(1e4)), within(1e-14));
  }

  record Refusal(String words, Supplier<Prior> prior) {
    @Override
    public String toString() {
      return words;
    }
  }

  static Stream<Refusal> refusals() {
    Prior normal = new Normal(0, 1);
    return Stream.of(
        new Refusal("lower must be below upper, were 1.0 and 1.0", () -> new Uniform(1, 1)),
        new Refusal("upper must be finite", () -> new Uniform(1, Double.POSITIVE_INFINITY)),
        new Refusal("sd must be positive and finite, was 0.0", () -> new Normal(0, 0)),
        new Refusal("mean must be finite, was NaN", () -> new Normal(Double.NaN, 1)),
        new Refusal("sigma must be positive", () -> new LogNormal(0, -1)),
        new Refusal("mean must be positive", () -> new LogNormalFromMeanSd(0, 1)),
        new Refusal("has no mass in [1.0E200", () -> new TruncatedNormal(0, 1, 1e200, 1e201)),
        new Refusal("has no mass in [50.0, 60.0]", () -> new Bound(normal, 50, 60, false)),
        new Refusal("has no mass", () -> new Bound(new Beta(2, 2), 1, 2, true)),
        new Refusal("lower must be below upper", () -> new Bound(normal, 2, 1, true)),
        new Refusal("alpha must be positive", () -> new Beta(0, 1)),
        new Refusal("shape must be positive", () -> new Gamma(0, 1)),
        new Refusal("dof must be positive", () -> new StudentT(0, 0, 1)));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aDistributionWithoutMassIsRefused(Refusal refusal) {
    assertThatThrownBy(() -> refusal.prior().get())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(refusal.words());
  }
}
