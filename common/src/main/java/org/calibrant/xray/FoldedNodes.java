package org.calibrant.xray;

import java.io.Serializable;
import org.calibrant.math.Elementary;

/**
 * All nodes folded once, with the logarithms of the counts: the C-statistic of a spectrum at every
 * node, profiled over the norm, is then one sum of products per node.
 */
record FoldedNodes(NodeGrid grid, double[][] counts, double[][] logs, double[] totals)
    implements NodeSpectra, Serializable {

  static FoldedNodes of(
      NodeGrid grid, ExpectedCounts expected, AssumedSource source, int channels) {
    int n = grid.size();
    double[][] counts = new double[n][channels];
    double[][] logs = new double[n][channels];
    double[] totals = new double[n];
    for (int i = 0; i < n; i++) {
      expected.of(source.at(grid.kt()[i]), counts[i]);
      for (int c = 0; c < channels; c++) {
        totals[i] += counts[i][c];
        logs[i][c] = Elementary.log(Math.max(counts[i][c], CStatistic.FLOOR));
      }
    }

    return new FoldedNodes(grid, counts, logs, totals);
  }

  @Override
  public double[] at(int i) {
    return counts[i];
  }

  /**
   * The node at which a spectrum is most likely, whatever its norm. The C-statistic is, but for a
   * constant, −2 [Σ S ln m − (Σ S) ln Σ m].
   */
  int best(double[] spectrum, double total) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < logs.length; i++) {
      double[] log = logs[i];
      double even = 0;
      double odd = 0;
      int c = 0;
      for (; c + 1 < log.length; c += 2) {
        even += spectrum[c] * log[c];
        odd += spectrum[c + 1] * log[c + 1];
      }

      if (c < log.length) {
        even += spectrum[c] * log[c];
      }

      double statistic =
          total * Elementary.log(Math.max(totals[i], CStatistic.FLOOR)) - (even + odd);
      if (statistic < least) {
        least = statistic;
        best = i;
      }
    }

    return best;
  }
}
