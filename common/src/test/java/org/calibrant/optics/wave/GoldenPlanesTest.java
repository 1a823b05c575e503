package org.calibrant.optics.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.calibrant.math.Transpose;
import org.calibrant.optics.Goldens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenPlanesTest {

  @Test
  void mirrorsLetThroughWhatTheReferenceSays() throws IOException {
    Goldens.assertClose(
        Apertures.annulus(64, 0.09, 0.09, 0.025, 4, 0.002, 45),
        Goldens.read("m1_transmission_n64"),
        1e-15);
    Goldens.assertClose(
        Apertures.annulus(64, 0.22, 0.22, 0.025, 3, 0.002, -90),
        Goldens.read("m1_transmission_flight_n64"),
        1e-15);
    Goldens.assertClose(Apertures.disc(64, 0.09, 0.09), Goldens.read("m2_transmission_n64"), 1e-15);
    Goldens.assertClose(
        Apertures.disc(64, 0.025, 0.025), Goldens.read("m2_transmission_n64"), 1e-15);
  }

  @Test
  void zernikePolynomialsAreThoseOfTheReference() throws IOException {
    double[] expected = Goldens.read("zernike_m1_n64_noll1_22");
    for (int j = 1; j <= 22; j++) {
      Goldens.assertClose(
          Zernikes.plane(j, 64, 0.09, 0.09),
          Arrays.copyOfRange(expected, (j - 1) * 4096, j * 4096),
          1e-12);
    }
  }

  @Test
  void resampledPlanesAreThoseOfTheReference() throws IOException {
    double magnification = 1 / (1 - 0.32 / 0.35796);
    Resampling resampling = new Resampling(64, 192);
    assertThat(resampling.set(0.09 / 64 / (0.025 * magnification / 64))).isTrue();
    int pitch = Propagation.pitch(192);
    double[] out = new double[192 * pitch];
    double[] turned = new double[192 * 192];
    resampling.apply(Apertures.disc(64, 0.025, 0.025), out);
    Transpose.of(out, 0, pitch, 192, 192, turned, 0, 192);
    Goldens.assertClose(turned, Goldens.read("m2_scaled_transmission_n192"), 1e-12);
    double[] expected = Goldens.read("m2_scaled_zernike4_8_n192");
    for (int j = 4; j <= 8; j++) {
      resampling.apply(Zernikes.plane(j, 64, 0.025, 0.025), out);
      Transpose.of(out, 0, pitch, 192, 192, turned, 0, 192);
      Goldens.assertClose(
          turned, Arrays.copyOfRange(expected, (j - 4) * 36864, (j - 3) * 36864), 1e-12);
    }
  }

  @Test
  void zernikePolynomialsAreOrthonormalOverTheDisc() {
    int n = 400;
    double[][] planes = new double[15][];
    for (int j = 1; j <= 15; j++) {
      planes[j - 1] = Zernikes.plane(j, n, 2, 2);
    }

    double area = Math.PI / 4 * n * n;
    for (int i = 0; i < 15; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int p = 0; p < n * n; p++) {
          sum += planes[i][p] * planes[j][p];
        }

        assertThat(sum / area).isCloseTo(i == j ? 1 : 0, within(0.01));
      }
    }
  }

  /** R_n^m(1) = 1 for all orders. */
  @Test
  void radialPolynomialsKeepTheirDigitsAtHighOrders() {
    for (int n = 0; n <= 60; n++) {
      for (int m = n % 2; m <= n; m += 2) {
        assertThat(Zernikes.radial(n, m, 1)).isCloseTo(1, within(1e-12));
      }
    }

    // R_4^0 = 6 ρ⁴ − 6 ρ² + 1, R_5^1 = 10 ρ⁵ − 12 ρ³ + 3 ρ
    double rho = 0.3;
    assertThat(Zernikes.radial(4, 0, rho))
        .isCloseTo(6 * Math.pow(rho, 4) - 6 * rho * rho + 1, within(1e-15));
    assertThat(Zernikes.radial(5, 1, rho))
        .isCloseTo(10 * Math.pow(rho, 5) - 12 * Math.pow(rho, 3) + 3 * rho, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({
    "1,0,0", "2,1,1", "3,1,1", "4,2,0", "5,2,2", "6,2,2", "7,3,1", "8,3,1", "9,3,3", "11,4,0",
    "22,6,0", "29,7,1"
  })
  void nollCountsOrdersInHisWay(int j, int n, int m) {
    assertThat(Zernikes.order(j)).containsExactly(n, m);
  }

  @Test
  void theAdjointOfResamplingIsItsAdjoint() {
    Resampling resampling = new Resampling(13, 31);
    resampling.set(0.71);
    double[] x = numbers(13 * 13, 1);
    int pitch = Propagation.pitch(31);
    double[] y = numbers(31 * pitch, 2);
    double[] ax = new double[31 * pitch];
    double[] ay = new double[13 * 13];
    resampling.apply(x, ax);
    resampling.adjoint(y, ay);
    assertThat(dot(ax, y)).isCloseTo(dot(x, ay), within(1e-12));
  }

  @Test
  void theDerivativeOfResamplingIsTheSlopeOfTheRatio() {
    double h = 1e-7;
    double[] x = numbers(13 * 13, 3);
    double[][] out = new double[3][31 * Propagation.pitch(31)];
    for (int side = 0; side < 2; side++) {
      Resampling resampling = new Resampling(13, 31);
      resampling.set(0.71 + (side == 0 ? -h : h));
      resampling.apply(x, out[side]);
    }

    Resampling resampling = new Resampling(13, 31);
    resampling.set(0.71);
    resampling.derivative(x, out[2]);
    for (int i = 0; i < out[2].length; i++) {
      assertThat((out[1][i] - out[0][i]) / (2 * h)).isCloseTo(out[2][i], within(1e-5));
    }
  }

  private static double[] numbers(int n, int seed) {
    double[] numbers = new double[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = Math.sin(seed + 12.9898 * i);
    }

    return numbers;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }

    return sum;
  }
}
