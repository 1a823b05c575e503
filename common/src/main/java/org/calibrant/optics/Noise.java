package org.calibrant.optics;

import org.calibrant.math.Cholesky;
import org.calibrant.math.Fft2d;

/** Filters of random surfaces. */
final class Noise {
  private Noise() {}

  /**
   * Noise times (f_x² + f_y²)^(−α/4) in frequency, without its mean, moved by half the width and scaled
   * to a standard deviation of 1.
   *
   * @param white {@code [n][n]}
   * @param n even
   */
  static double[] filtered(double[] white, int n, double alpha) {
    double[] re = white.clone();
    double[] im = new double[n * n];
    Fft2d fft = Fft2d.of(n, n);
    fft.forward(re, im);
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < n; c++) {
        double y = (r < n / 2 ? r : r - n) / (double) n;
        double x = (c < n / 2 ? c : c - n) / (double) n;
        double envelope = r == 0 && c == 0 ? 0 : 1 / StrictMath.pow(y * y + x * x, alpha / 4);
        re[r * n + c] *= envelope;
        im[r * n + c] *= envelope;
      }
    }

    fft.inverse(re, im);
    double[] shifted = new double[n * n];
    double sum = 0;
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < n; c++) {
        double value = re[(r + n / 2) % n * n + (c + n / 2) % n];
        shifted[r * n + c] = value;
        sum += value;
      }
    }

    double mean = sum / shifted.length;
    double squares = 0;
    for (double value : shifted) {
      squares += (value - mean) * (value - mean);
    }

    double deviation = Math.sqrt(squares / shifted.length);
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] /= deviation;
    }

    return shifted;
  }

  /** Takes away the plane a x + b y + c that fits best where the mask is above 0. */
  static void removePlane(double[] values, int n, double[] mask) {
    double[] normal = new double[9];
    double[] right = new double[3];
    double[] row = new double[3];
    for (int i = 0; i < values.length; i++) {
      if (mask[i] > 0) {
        fill(row, i, n);
        for (int a = 0; a < 3; a++) {
          right[a] += row[a] * values[i];
          for (int b = 0; b < 3; b++) {
            normal[3 * a + b] += row[a] * row[b];
          }
        }
      }
    }

    if (!Cholesky.factor(normal, 3)) {
      throw new IllegalArgumentException("a mirror of fewer than three pixels has no plane");
    }

    Cholesky.solve(normal, 3, right);
    for (int i = 0; i < values.length; i++) {
      fill(row, i, n);
      values[i] -= right[0] * row[0] + right[1] * row[1] + right[2] * row[2];
    }
  }

  private static void fill(double[] row, int i, int n) {
    row[0] = (i % n - (n - 1) / 2.0) / n;
    int y = i / n;
    row[1] = (y - (n - 1) / 2.0) / n;
    row[2] = 1;
  }
}
