package org.calibrant.optics.wave;

/** Coordinates of sampled planes: n pixels over a width, symmetric about zero. */
public final class Sampled {
  private Sampled() {}

  /** Centres x_i = (i − (n−1)/2) width/n. */
  public static double[] axis(int n, double width) {
    double[] axis = new double[n];
    for (int i = 0; i < n; i++) {
      axis[i] = (i - (n - 1) / 2.0) * (width / n);
    }

    return axis;
  }

  /** Means of blocks of {@code factor} × {@code factor}: {@code [n factor][n factor]} to {@code [n][n]}. */
  public static double[] blockMeans(double[] fine, int n, int factor) {
    double[] means = blockSums(fine, n, factor);
    for (int i = 0; i < means.length; i++) {
      means[i] /= factor * factor;
    }

    return means;
  }

  /** Sums of blocks of {@code factor} × {@code factor}: {@code [n factor][n factor]} to {@code [n][n]}. */
  public static double[] blockSums(double[] fine, int n, int factor) {
    double[] sums = new double[n * n];
    addBlockSums(fine, n, factor, sums);
    return sums;
  }

  /** Adds the sums of blocks to {@code sums}. */
  public static void addBlockSums(double[] fine, int n, int factor, double[] sums) {
    for (int r = 0; r < n * factor; r++) {
      int from = r * n * factor;
      int to = r / factor * n;
      for (int c = 0; c < n; c++) {
        double sum = 0;
        for (int k = 0; k < factor; k++) {
          sum += fine[from + c * factor + k];
        }

        sums[to + c] += sum;
      }
    }
  }

  /** Puts each value on all pixels of its block: the adjoint of {@link #blockSums}. */
  public static void spread(double[] coarse, int n, int factor, double[] fine) {
    for (int r = 0; r < n * factor; r++) {
      int to = r * n * factor;
      int from = r / factor * n;
      for (int c = 0; c < n; c++) {
        for (int k = 0; k < factor; k++) {
          fine[to + c * factor + k] = coarse[from + c];
        }
      }
    }
  }

  /** Euclidean norm. */
  public static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }

    return Math.sqrt(sum);
  }
}
