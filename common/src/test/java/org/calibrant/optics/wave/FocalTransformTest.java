package org.calibrant.optics.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.calibrant.math.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FocalTransformTest {

  @ParameterizedTest
  @CsvSource({"16, 12", "12, 40", "9, 7", "8, 11", "33, 34", "1, 1", "6, 1"})
  void theFoldedTransformIsTheSumOfItsDefinition(int n, int m) {
    double pixel = 0.37;
    for (double sign : new double[] {1, -1}) {
      double[] re = normals(n * n, 1);
      double[] im = normals(n * n, 2);
      FocalTransform transform = new FocalTransform(n, m);
      FocalTransform.Sampling k = new FocalTransform.Sampling(n, m);
      k.set(pixel, sign);
      double[] outRe = new double[m * m];
      double[] outIm = new double[m * m];
      transform.forward(k, re, im, outRe, outIm);
      for (int r = 0; r < m; r++) {
        for (int c = 0; c < m; c++) {
          double sumRe = 0;
          double sumIm = 0;
          for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
              double angle =
                  sign
                      * 2
                      * Math.PI
                      * pixel
                      / n
                      * ((i - (n - 1) / 2.0) * (r - (m - 1) / 2.0)
                          + (j - (n - 1) / 2.0) * (c - (m - 1) / 2.0));
              sumRe += re[i * n + j] * Math.cos(angle) - im[i * n + j] * Math.sin(angle);
              sumIm += re[i * n + j] * Math.sin(angle) + im[i * n + j] * Math.cos(angle);
            }
          }

          assertThat(outRe[r * m + c]).isCloseTo(sumRe, within(1e-12 * n));
          assertThat(outIm[r * m + c]).isCloseTo(sumIm, within(1e-12 * n));
        }
      }
    }
  }

  /** Re ⟨A x, y⟩ = Re ⟨x, Aᴴ y⟩. */
  @ParameterizedTest
  @CsvSource({"16, 12", "12, 40", "9, 7", "64, 30"})
  void theAdjointIsTheAdjoint(int n, int m) {
    FocalTransform transform = new FocalTransform(n, m);
    FocalTransform.Sampling k = new FocalTransform.Sampling(n, m);
    k.set(0.21, -1);
    double[] xRe = normals(n * n, 3);
    double[] xIm = normals(n * n, 4);
    double[] yRe = normals(m * m, 5);
    double[] yIm = normals(m * m, 6);
    double[] axRe = new double[m * m];
    double[] axIm = new double[m * m];
    double[] ayRe = new double[n * n];
    double[] ayIm = new double[n * n];
    transform.forward(k, xRe, xIm, axRe, axIm);
    transform.adjoint(k, yRe, yIm, ayRe, ayIm);
    double left = dot(axRe, yRe) + dot(axIm, yIm);
    double right = dot(xRe, ayRe) + dot(xIm, ayIm);
    double scale = Math.sqrt(dot(axRe, axRe) * dot(yRe, yRe));
    assertThat(left).isCloseTo(right, within(1e-12 * scale));
  }

  @ParameterizedTest
  @CsvSource({"32, 20", "31, 20"})
  void whatIsDarkMayBePassedOver(int n, int m) {
    double[] re = normals(n * n, 7);
    double[] im = normals(n * n, 8);
    double[] amplitude = new double[n * n];
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < n; c++) {
        boolean inside = Math.hypot(r - (n - 1) / 2.0, c - (n - 1) / 2.0) < n / 2.3;
        amplitude[r * n + c] = inside ? 1 : 0;
        re[r * n + c] *= amplitude[r * n + c];
        im[r * n + c] *= amplitude[r * n + c];
      }
    }

    FocalTransform whole = new FocalTransform(n, m);
    FocalTransform part = new FocalTransform(n, m);
    part.support(amplitude);
    FocalTransform.Sampling k = new FocalTransform.Sampling(n, m);
    k.set(0.5, 1);
    double[][] out = new double[4][m * m];
    whole.forward(k, re, im, out[0], out[1]);
    part.forward(k, re, im, out[2], out[3]);
    assertThat(out[2]).isEqualTo(out[0]);
    assertThat(out[3]).isEqualTo(out[1]);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }

    return sum;
  }

  private static double[] normals(int n, long seed) {
    RandomStream random = new RandomStream(seed, "focal");
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.normal();
    }

    return values;
  }
}
