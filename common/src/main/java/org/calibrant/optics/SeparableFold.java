package org.calibrant.optics;

import java.util.Arrays;
import org.calibrant.math.Elementary;

/**
 * Folds an image with a kernel that is the product of a factor in x and the same in y. The image is zero
 * outside; of the result the middle is kept, for an even kernel the one that begins at (size − 1)/2.
 */
final class SeparableFold implements LinearEffect {
  private final double[] weights;
  private final int size;
  private final double[] middle;

  SeparableFold(double[] weights, int size) {
    this.weights = weights;
    this.size = size;
    middle = new double[size * size];
  }

  /** exp(−½ (x/σ)²), scaled to a sum of 1. */
  static double[] gaussian(double[] x, double sigma) {
    double[] weights = new double[x.length];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      weights[i] = Elementary.exp(-0.5 * (x[i] / sigma) * (x[i] / sigma));
      sum += weights[i];
    }

    for (int i = 0; i < x.length; i++) {
      weights[i] /= sum;
    }

    return weights;
  }

  @Override
  public void apply(double[] in, double[] out) {
    // out[i] = Σ_t w[t] in[i + shift − t]
    fold(in, middle, out, (weights.length - 1) / 2, -1);
  }

  @Override
  public void adjoint(double[] bar, double[] inBar) {
    fold(bar, middle, inBar, -((weights.length - 1) / 2), 1);
  }

  private void fold(double[] in, double[] along, double[] out, int shift, int sign) {
    Arrays.fill(along, 0);
    for (int t = 0; t < weights.length; t++) {
      int move = shift + sign * t;
      int from = Math.max(0, -move);
      int to = Math.min(size, size - move);
      for (int r = 0; r < size; r++) {
        for (int c = from; c < to; c++) {
          along[r * size + c] += weights[t] * in[r * size + c + move];
        }
      }
    }

    Arrays.fill(out, 0, size * size, 0);
    for (int t = 0; t < weights.length; t++) {
      int move = shift + sign * t;
      for (int r = Math.max(0, -move); r < Math.min(size, size - move); r++) {
        for (int c = 0; c < size; c++) {
          out[r * size + c] += weights[t] * along[(r + move) * size + c];
        }
      }
    }
  }
}
