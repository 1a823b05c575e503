package org.calibrant.fit.chains;

import java.util.Arrays;
import org.calibrant.math.StandardNormal;

/**
 * Rank normalisation: z = Φ⁻¹((r − 3/8)/(S + 1/4)) with r the rank of a draw among all S, ties at
 * their mean rank.
 */
public final class Ranks {
  private Ranks() {}

  public static double[][] normalised(double[][] chains) {
    return normalised(chains, Moments.sorted(Moments.pooled(chains)));
  }

  /** As above, where the draws are sorted already. */
  static double[][] normalised(double[][] chains, double[] sorted) {
    int n = chains[0].length;
    double[][] z = new double[chains.length][n];
    int total = sorted.length;
    double[] scores = scores(sorted);
    for (int c = 0; c < chains.length; c++) {
      for (int i = 0; i < n; i++) {
        z[c][i] = scores[Arrays.binarySearch(sorted, 0, total, chains[c][i])];
      }
    }

    return z;
  }

  /** The score of every sorted draw; the same for equal ones, wherever a search ends among them. */
  private static double[] scores(double[] sorted) {
    int total = sorted.length;
    double[] scores = new double[total];
    for (int from = 0; from < total; ) {
      int to = from + 1;
      while (to < total && sorted[to] == sorted[from]) {
        to++;
      }

      double rank = (from + 1 + to) / 2.0;
      double score = StandardNormal.quantile((rank - 0.375) / (total + 0.25));
      Arrays.fill(scores, from, to, score);
      from = to;
    }

    return scores;
  }
}
