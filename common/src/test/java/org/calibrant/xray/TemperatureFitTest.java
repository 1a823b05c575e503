package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.calibrant.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fit against a brute scan of the statistic that it claims to minimise. */
class TemperatureFitTest {
  private static final Observation CCD = new Observation(Trial.ccd(), 1e4);
  private static final Notice.Range NOTICED = new Energies(0.5, 7).of(CCD.response());
  private static final double[] NO_POINT = {};

  static Stream<Source> sources() {
    return Stream.of(new Trial.Tabulated(1e-3), Trial.bremsstrahlung(1e-3));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void noTemperatureOfABruteScanIsBetter(Source source) {
    RandomStream random = new RandomStream(11, "brute");
    for (int n = 0; n < 8; n++) {
      double[] counts = expected(source, 0.4 + 1.1 * n);
      random.start(n);
      for (int c = 0; c < counts.length; c++) {
        counts[c] = random.poisson(counts[c]);
      }

      TemperatureResult fit = fit(source, 0, counts);
      assertThat(fit.statistic()).isLessThan(scanned(source, counts) + 1e-7);
      assertThat(statistic(source, counts, fit.temperature()))
          .isCloseTo(fit.statistic(), within(1e-6));
      rises(source, counts, fit);
    }
  }

  /** Counts where the model has none: the bins below the floor must not pull the fit. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10})
  void countsWhereTheModelHasNoneDoNotSpoilTheFit(int extra) {
    Source source = new Trial.Tabulated(1);
    for (double kt : new double[] {0.3, 0.4, 0.6}) {
      double[] counts = expected(source, kt);
      for (int c = 0; c < counts.length; c++) {
        counts[c] = Math.rint(counts[c]);
      }

      counts[counts.length - 2] += extra;
      TemperatureResult fit = fit(source, 0, counts);
      assertThat(fit.status()).isEqualTo("ok");
      assertThat(fit.statistic()).isLessThan(scanned(source, counts) + 1e-6);
      rises(source, counts, fit);
    }
  }

  /** Where the norm starts is nobody's choice: it is fitted. */
  @Test
  void theResultDoesNotDependOnTheConfiguredNorm() {
    double[] counts = expected(new Trial.Tabulated(1e-3), 6);
    for (int c = 0; c < counts.length; c++) {
      counts[c] = Math.rint(counts[c]);
    }

    TemperatureResult plain = fit(new Trial.Tabulated(1e-3), 0, counts);
    for (double norm : new double[] {1e-20, 1e-8, 1e5}) {
      TemperatureResult other = fit(new Trial.Tabulated(norm), 0, counts);
      assertThat(other.temperature())
          .isCloseTo(plain.temperature(), Percentage.withPercentage(1e-7));
      assertThat(other.norm()).isCloseTo(plain.norm(), Percentage.withPercentage(1e-7));
      assertThat(other.errorStatus()).isEqualTo("FFFFFFFFF");
    }
  }

  @Test
  void emptyChannelsAreNotBinsWithCounts() {
    double[] counts = new double[NOTICED.size()];
    counts[5] = 1;
    TemperatureResult fit = fit(new Trial.Tabulated(1e-3), 0, counts);
    assertThat(fit.status()).isEqualTo("too-few-bins");
    assertThat(fit.temperature()).isNaN();
  }

  @Test
  void countsThatAreNoneAreRefused() {
    double[] counts = expected(new Trial.Tabulated(1e-3), 2);
    counts[3] = Double.NaN;
    assertThatThrownBy(() -> fit(new Trial.Tabulated(1e-3), 3, counts))
        .hasMessage("counts must be finite and not negative: NaN");
  }

  @Test
  void aSourceWhoseNormOrTemperatureIsSomethingElseIsRefused() {
    SpectralModel sum =
        new Sum(java.util.List.of(new Bremsstrahlung(2, 1e-3), new PowerLaw(1.7, 1e-4)));
    assertThatThrownBy(() -> new ThermalSource(sum, "parts.0.kt-kev", "parts.0.norm").check())
        .hasMessageContaining("not proportional to norm = parts.0.norm");
    assertThatThrownBy(() -> new ThermalSource(sum, "parts.1.photon-index", "parts.0.norm"))
        .hasMessageContaining("expected a parameter in keV");
    assertThatThrownBy(() -> new ThermalSource(new Bremsstrahlung(2, 1), "kt-kev", "kt-kev"))
        .hasMessage("temperature and norm are both kt-kev");
  }

  /** Both bounds are where the statistic has risen by one. */
  private static void rises(Source source, double[] counts, TemperatureResult fit) {
    for (double bound : new double[] {fit.lower(), fit.upper()}) {
      if (!Double.isNaN(bound)) {
        assertThat(statistic(source, counts, bound) - fit.statistic()).isCloseTo(1, within(1e-5));
      }
    }
  }

  private static double scanned(Source source, double[] counts) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= 400; i++) {
      double kt = 0.2 * Math.pow(19.9 / 0.2, i / 400.0);
      least = Math.min(least, statistic(source, counts, kt));
    }

    return least;
  }

  /** C at its best norm, found by golden sections: the definition, and nothing clever. */
  private static double statistic(Source source, double[] counts, double kt) {
    double[] model = expected(source, kt);
    double s = 0;
    double m = 0;
    for (int c = 0; c < counts.length; c++) {
      s += counts[c];
      m += model[c];
    }

    double low = Math.log(s / m) - 1;
    double high = Math.log(s / m) + 1;
    double ratio = (Math.sqrt(5) - 1) / 2;
    while (high - low > 1e-9) {
      double a = high - ratio * (high - low);
      double b = low + ratio * (high - low);
      if (scaled(counts, model, Math.exp(a)) < scaled(counts, model, Math.exp(b))) {
        high = b;
      } else {
        low = a;
      }
    }

    return scaled(counts, model, Math.exp(0.5 * (low + high)));
  }

  private static double scaled(double[] counts, double[] model, double norm) {
    double[] m = new double[model.length];
    for (int c = 0; c < m.length; c++) {
      m[c] = norm * model[c];
    }

    return CStatistic.of(counts, m);
  }

  private static double[] expected(Source source, double kt) {
    double[] counts = new double[NOTICED.size()];
    new ExpectedCounts(CCD, NOTICED).of(source.unmodified(kt, NO_POINT), counts);
    return counts;
  }

  private static TemperatureResult fit(Source source, int minimumCounts, double[] counts) {
    return new TemperatureFit(0.2, 19.9, 25, minimumCounts, 1, 1e-8)
        .unmodified(CCD, source, NOTICED, NO_POINT)
        .open()
        .fit(counts);
  }
}
