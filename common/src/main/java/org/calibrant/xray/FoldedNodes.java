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
        logs[i][c] = share > 0 ? Elementary.log(share) : Double.NEGATIVE_INFINITY;
      }
    }

    return new FoldedNodes(grid, counts, logs);
  }

  @Override
  public double[] at(int i) {
    return counts[i];
  }

  /**
   * The statistic at every node, whatever its norm: but for a constant, −2 Σ S ln(m / Σ m), where no
   * channel of the model is below {@link CStatistic#FLOOR}.
   *
   * @param spectrum counts per noticed channel
   * @param statistics result
   */
  void statistics(double[] spectrum, double[] statistics) {
    double total = 0;
    for (double s : spectrum) {
      total += s;
    }

    double floor = Elementary.log(CStatistic.FLOOR / total);
    for (int i = 0; i < logs.length; i++) {
      double[] log = logs[i];
      double even = 0;
      double odd = 0;
      int c = 0;
      for (; c + 1 < log.length; c += 2) {
        even += spectrum[c] * Math.max(log[c], floor);
        odd += spectrum[c + 1] * Math.max(log[c + 1], floor);
      }

      if (c < log.length) {
        even += spectrum[c] * Math.max(log[c], floor);
      }

      statistics[i] = -2 * (even + odd);
    }
  }
}
