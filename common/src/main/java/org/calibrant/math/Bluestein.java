package org.calibrant.math;

/**
 * A transform of any length n as a convolution of a fast length N ≥ 2 n − 1: since jk = (j² + k² −
 * (k − j)²) / 2,
 *
 * <pre>
 *   X_k = c_k Σ_j (x_j c_j) c*_(k−j),   c_j = e^(−πi j²/n).
 * </pre>
 */
final class Bluestein {
  private final int n;
  private final Fft fft;
  private final double[] chirpRe;
  private final double[] chirpIm;
  private final double[] filterRe;
  private final double[] filterIm;

  private Bluestein(int n) {
    this.n = n;
    this.fft = Fft.of(Fft.fastLength(2 * n - 1));
    int length = fft.size();
    chirpRe = new double[n];
    chirpIm = new double[n];
    filterRe = new double[length];
    filterIm = new double[length];
    double[] root = new double[2];
    for (int j = 0; j < n; j++) {
      RootsOfUnity.root(-((long) j * j), 2L * n, root, 0);
      chirpRe[j] = root[0];
      chirpIm[j] = root[1];
      int back = j == 0 ? 0 : length - j;
      filterRe[j] = root[0];
      filterIm[j] = -root[1];
      filterRe[back] = root[0];
      filterIm[back] = -root[1];
    }

    fft.forward(filterRe, filterIm);
  }

  static Bluestein of(int n) {
    return new Bluestein(n);
  }

  void forward(double[] re, double[] im, int lanes) {
    int length = fft.size();
    double[] a = new double[length * lanes];
    double[] b = new double[length * lanes];
    for (int j = 0; j < n; j++) {
      times(chirpRe[j], chirpIm[j], re, im, j, lanes, a, b);
    }

    fft.forward(a, b, lanes);
    for (int k = 0; k < length; k++) {
      times(filterRe[k], filterIm[k], a, b, k, lanes, a, b);
    }

    fft.inverse(a, b, lanes);
    for (int k = 0; k < n; k++) {
      times(chirpRe[k], chirpIm[k], a, b, k, lanes, re, im);
    }
  }

  private static void times(
      double c,
      double s,
      double[] re,
      double[] im,
      int row,
      int lanes,
      double[] outRe,
      double[] outIm) {
    for (int i = row * lanes; i < (row + 1) * lanes; i++) {
      double x = re[i];
      double y = im[i];
      outRe[i] = c * x - s * y;
      outIm[i] = c * y + s * x;
    }
  }
}
