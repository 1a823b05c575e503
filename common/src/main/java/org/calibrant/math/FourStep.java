package org.calibrant.math;

/**
 * One transform of many points, n = n₁ n₂, as n₂ short ones side by side and then n₁ others: with j =
 * n₂ j₁ + j₂ and k = k₁ + n₁ k₂
 *
 * <pre>
 *   X_k = Σ_j₂ W_n₂^(j₂ k₂) [ W_n^(j₂ k₁) Σ_j₁ W_n₁^(j₁ k₁) x_j ],   W_N = e^(−2πi/N)
 * </pre>
 *
 * (D. H. Bailey, "FFTs in external or hierarchical memory", J. Supercomputing 4, 23 (1990)). Short
 * transforms side by side run through the vector unit, and in the cache.
 */
final class FourStep {
  private final Fft first;
  private final Fft second;
  private final double[] cos;
  private final double[] sin;

  private FourStep(Fft first, Fft second) {
    int n1 = first.size();
    int n2 = second.size();
    this.first = first;
    this.second = second;
    cos = new double[n1 * n2];
    sin = new double[n1 * n2];
    double[] root = new double[2];
    for (int k1 = 0; k1 < n1; k1++) {
      for (int j2 = 0; j2 < n2; j2++) {
        RootsOfUnity.root(-(long) j2 * k1, (long) n1 * n2, root, 0);
        cos[k1 * n2 + j2] = root[0];
        sin[k1 * n2 + j2] = root[1];
      }
    }
  }

  /** With n₁ the product of some of the radices of n, as near √n as they come in turn. */
  static FourStep of(int n, int[] radices) {
    int n1 = 1;
    for (int radix : radices) {
      if ((long) n1 * radix * n1 * radix <= 2L * n) {
        n1 *= radix;
      }
    }

    return new FourStep(Fft.of(n1), Fft.of(n / n1));
  }

  void forward(double[] re, double[] im) {
    int n1 = first.size();
    int n2 = second.size();
    first.unordered(re, im, n2);
    double[] a = new double[n1 * n2];
    double[] b = new double[n1 * n2];
    for (int k1 = 0; k1 < n1; k1++) {
      int from = first.place(k1) * n2;
      int to = k1 * n2;
      for (int j2 = 0; j2 < n2; j2++) {
        double c = cos[to + j2];
        double s = sin[to + j2];
        double x = re[from + j2];
        double y = im[from + j2];
        a[to + j2] = x * c - y * s;
        b[to + j2] = x * s + y * c;
      }
    }

    Transpose.of(a, 0, n2, n1, n2, re, 0, n1);
    Transpose.of(b, 0, n2, n1, n2, im, 0, n1);
    second.unordered(re, im, n1);
    second.sort(re, a, n1);
    second.sort(im, b, n1);
  }
}
