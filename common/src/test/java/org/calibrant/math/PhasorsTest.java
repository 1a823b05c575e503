package org.calibrant.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PhasorsTest {
  private static final double[] SCALES = {1e-300, 1e-9, 0.1, 1, 10, 1e3, 9e5, 1e9};

  private static double[] path(int n) {
    RandomStream random = new RandomStream(2, "phasors");
    double[] path = new double[n];
    for (int i = 0; i < n; i++) {
      path[i] = random.normal() * SCALES[i / 40 % SCALES.length];
    }

    return path;
  }

  @Test
  void phasorsAreSineAndCosineWithinAnUlpOfOne() {
    int n = 20_000;
    double[] path = path(n);
    double[] amplitude = new double[n];
    Arrays.fill(amplitude, 1);
    double[] re = new double[n];
    double[] im = new double[n];
    Phasors.fill(1, path, amplitude, 0, n, re, im, 0);
    for (int i = 0; i < n; i++) {
      assertThat(Math.abs(re[i] - StrictMath.cos(path[i]))).isLessThanOrEqualTo(0x1p-52);
      assertThat(Math.abs(im[i] - StrictMath.sin(path[i]))).isLessThanOrEqualTo(0x1p-52);
    }
  }

  @Test
  void bothFormsGiveTheSameBits() {
    int n = 2003;
    double[] path = path(n);
    double[] amplitude = path(n);
    path[700] = Double.NaN;
    path[801] = -0.0;
    path[900] = Double.POSITIVE_INFINITY;
    double[] re = new double[n];
    double[] im = new double[n];
    double[] plainRe = new double[n];
    double[] plainIm = new double[n];
    Phasors.fill(1.7, path, amplitude, 1, n, re, im, 0);
    new PlainPhasorKernel().fill(1.7, path, amplitude, 1, n, plainRe, plainIm, 0);
    for (int i = 0; i < n; i++) {
      assertThat(Double.doubleToRawLongBits(re[i]))
          .isEqualTo(Double.doubleToRawLongBits(plainRe[i]));
      assertThat(Double.doubleToRawLongBits(im[i]))
          .isEqualTo(Double.doubleToRawLongBits(plainIm[i]));
    }
  }
}
