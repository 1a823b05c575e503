package org.calibrant.calibration;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The kept iterations of one ensemble, and its windows. A draw holds rows of one value per walker:
 * the parameters, ln prior, ln likelihood, the derived quantities, and the proposals accepted since
 * the draw before.
 */
final class Chain implements Serializable {
  private static final long serialVersionUID = 1L;

  final List<double[]> draws = new ArrayList<>();
  final List<Window> windows = new ArrayList<>();

  static int rowOfPrior(int dimensions) {
    return dimensions;
  }

  /** The row of derived quantity 0; the accepted proposals come after the last one. */
  static int rowOfDerived(int dimensions) {
    return dimensions + 2;
  }

  /** Keeps where an ensemble is. */
  void keep(Ensemble e, long[] acceptedBefore) {
    int n = e.walkers;
    double[] draw = new double[e.x.length + 2 * n + e.derived.length + n];
    System.arraycopy(e.x, 0, draw, 0, e.x.length);
    System.arraycopy(e.lnPrior, 0, draw, e.x.length, n);
    System.arraycopy(e.lnLikelihood, 0, draw, e.x.length + n, n);
    System.arraycopy(e.derived, 0, draw, e.x.length + 2 * n, e.derived.length);
    int last = draw.length - n;
    for (int j = 0; j < n; j++) {
      draw[last + j] = e.accepted[j] - acceptedBefore[j];
    }

    draws.add(draw);
  }

  void append(Chain more) {
    draws.addAll(more.draws);
    windows.addAll(more.windows);
  }

  /** Forgets what is beyond so many windows and draws. */
  void cut(int windowsLeft, int drawsLeft) {
    windows.subList(windowsLeft, windows.size()).clear();
    draws.subList(drawsLeft, draws.size()).clear();
  }

  /** Row {@code row} of the first draws: one chain per walker. */
  double[][] chains(int row, int walkers, int count) {
    double[][] chains = new double[walkers][count];
    for (int t = 0; t < count; t++) {
      double[] draw = draws.get(t);
      for (int j = 0; j < walkers; j++) {
        chains[j][t] = draw[row * walkers + j];
      }
    }

    return chains;
  }

  Counts counts() {
    Counts counts = Counts.NONE;
    for (Window window : windows) {
      counts = counts.plus(window.counts());
    }

    return counts;
  }
}
