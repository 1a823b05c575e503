package org.calibrant.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BremssTest {

  /** XSPEC's own values are in single precision, and so are the edges that it sees. */
  @ParameterizedTest
  @CsvSource({
    "bremss_kT0.5_norm1, 0.5",
    "bremss_kT1_norm1, 1",
    "bremss_kT5_norm1, 5",
    "bremss_kT10_norm1, 10"
  })
  void thePhotonsAreThoseOfXspec(String name, double kt) {
    // the first edge is on a step of the Gaunt factor, where single precision decides the side
    for (int i = 1; i < NativeModels.bins(); i++) {
      double[] edges = NativeModels.edges(i);
      double[] single = {(float) edges[0], (float) edges[1]};
      double photons = SpectralModelContractTest.flux(new Bremss(kt, 1), single)[0];
      double expected = NativeModels.value(name, i);
      assertThat(photons).isCloseTo(expected, within(2e-6 * expected));
    }
  }

  @Test
  void halvingTheBinsDividesTheErrorByFour() {
    assertThat(error(40) / error(80)).isCloseTo(4, within(0.05));
  }

  /** Of the photons from 2 to 4 keV at 5 keV, where the Gaunt factor has one piece. */
  private static double error(int bins) {
    return photons(bins) - photons(4000);
  }

  private static double photons(int bins) {
    double[] edges = SpectralModelContractTest.linear(2, 4, bins);
    return Arrays.stream(SpectralModelContractTest.flux(new Bremss(5, 1), edges)).sum();
  }

  @Test
  void nothingShinesBeyondFiftyTimesTheTemperature() {
    double[] edges = {9, 10, 11};
    assertThat(SpectralModelContractTest.flux(new Bremss(0.2, 1), edges)[1]).isZero();
  }

  /** γ² = 10⁻³ is where the polynomials take over from the Born approximation. */
  @Test
  void theGauntFactorIsNearlyContinuousInTemperature() {
    double boundary = 13.58;
    for (double u : new double[] {0.05, 0.5, 2, 8}) {
      double born = new GauntFactor(boundary * 1.001, 1).at(u);
      double fitted = new GauntFactor(boundary * 0.999, 1).at(u);
      assertThat(fitted / born).isCloseTo(1, within(0.12));
    }
  }
}
