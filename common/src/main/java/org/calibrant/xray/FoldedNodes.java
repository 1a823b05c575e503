package org.calibrant.xray;

import java.io.Serializable;
import org.calibrant.math.Elementary;

/**
 * All nodes folded once, with the logarithms of the share that each channel has in all counts: the
 * C-statistic of a spectrum at every node, profiled over the norm, is then one sum of products per
 * node.
 */
record FoldedNodes(NodeGrid grid, double[][] counts, double[][] logs)
    implements NodeSpectra, Serializable {

  /** {@link CStatistic#FLOOR} of a spectrum of 10⁵ counts. */
  private static final double LEAST_SHARE = 1e-10;

  private static final double LOG_OF_LEAST_SHARE = Elementary.log(LEAST_SHARE);

  static FoldedNodes of(
      NodeGrid grid, ExpectedCounts expected, AssumedSource source, int channels) {
    int n = grid.size();
    double[][] counts = new double[n][channels];
    double[][] logs = new double[n][channels];
    for (int i = 0; i < n; i++) {
      expected.of(source.at(grid.kt()[i]), counts[i]);
      double total = 0;
      for (double count : counts[i]) {
        total += count;
      }

      for (int c = 0; c < channels; c++) {
        double share = counts[i][c] / total;
        logs[i][c] = share > LEAST_SHARE ? Elementary.log(share) : LOG_OF_LEAST_SHARE;
      }
    }

    return new FoldedNodes(grid, counts, logs);
  }

  @Override
  public double[] at(int i) {
    return counts[i];
  }

  /**
   * The statistic at every node, whatever its norm: but for a constant, and for channels in which
   * the model has next to nothing, −2 Σ S ln(m / Σ m).
   *
   * @param spectrum counts per noticed channel
   * @param statistics result
   */
  void statistics(double[] spectrum, double[] statistics) {
    for (int i = 0; i < logs.length; i++) {
      statistics[i] = -2 * product(spectrum, logs[i]);
    }
  }

  /** Σ a b, in four sums that do not wait for each other. */
  private static double product(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int c = 0;
    for (; c + 3 < b.length; c += 4) {
      s0 += a[c] * b[c];
      s1 += a[c + 1] * b[c + 1];
      s2 += a[c + 2] * b[c + 2];
      s3 += a[c + 3] * b[c + 3];
    }

    for (; c < b.length; c++) {
      s0 += a[c] * b[c];
    }

    return s0 + s1 + (s2 + s3);
  }
}
