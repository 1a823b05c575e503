package org.calibrant.fit.chains;

import org.calibrant.math.Fft;

/**
 * Autocovariances of a chain at all lags, by the theorem of Wiener and Khinchin: aₖ = 1/n Σ (xᵢ −
 * m)(xᵢ₊ₖ − m). Belongs to one thread.
 */
final class Autocovariance {
  private final int n;
  private final int padded;
  private final Fft fft;
  private final double[] re;
  private final double[] im;

  /** For chains of n draws. */
  Autocovariance(int n) {
    this.n = n;
    this.padded = n < 2 ? 2 : Integer.highestOneBit(2 * n - 1) * 2;
    this.fft = Fft.of(padded);
    this.re = new double[padded];
    this.im = new double[padded];
  }

  /** Adds a₀ … aₙ₋₁ of a chain, times a factor, to {@code sum}. */
  void addTo(double[] chain, double factor, double[] sum) {
    double mean = Moments.mean(chain);
    for (int i = 0; i < n; i++) {
      re[i] = chain[i] - mean;
      im[i] = 0;
    }

    for (int i = n; i < padded; i++) {
      re[i] = 0;
      im[i] = 0;
    }

    fft.forward(re, im);
    for (int i = 0; i < padded; i++) {
      re[i] = re[i] * re[i] + im[i] * im[i];
      im[i] = 0;
    }

    fft.inverse(re, im);
    for (int k = 0; k < n; k++) {
      sum[k] += factor * re[k] / n;
    }
  }

  /** a₀ … aₙ₋₁ of one chain. */
  double[] of(double[] chain) {
    double[] sum = new double[n];
    addTo(chain, 1, sum);
    return sum;
  }
}
