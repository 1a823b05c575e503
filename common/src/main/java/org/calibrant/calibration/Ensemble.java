package org.calibrant.calibration;

import java.io.Serializable;

/**
 * Where the walkers of one ensemble are, and how they came there. Coordinate i of walker j is {@code
 * x[i * walkers + j]}.
 */
final class Ensemble implements Serializable {
  private static final long serialVersionUID = 1L;

  final int dimensions;
  final int walkers;
  final double[] x;
  final double[] lnPrior;
  final double[] lnLikelihood;

  /** As {@link #x}, for the derived quantities. */
  final double[] derived;

  /** Accepted proposals of each walker. */
  final long[] accepted;

  /** Proposals to each walker. */
  long proposed;

  /** Iterations done. */
  long iteration;

  /** What was evaluated since the last window. */
  private Counts counts = Counts.NONE;

  Ensemble(int dimensions, int derivedQuantities, int walkers) {
    this.dimensions = dimensions;
    this.walkers = walkers;
    this.x = new double[dimensions * walkers];
    this.lnPrior = new double[walkers];
    this.lnLikelihood = new double[walkers];
    this.derived = new double[derivedQuantities * walkers];
    this.accepted = new long[walkers];
  }

  /** Puts a walker where column k of a batch is. */
  void place(
      int walker,
      double[] y,
      int batch,
      int k,
      double prior,
      double likelihood,
      double[] quantities) {
    for (int i = 0; i < dimensions; i++) {
      x[i * walkers + walker] = y[i * batch + k];
    }

    lnPrior[walker] = prior;
    lnLikelihood[walker] = likelihood;
    for (int i = 0; i * walkers < derived.length; i++) {
      derived[i * walkers + walker] = quantities[i * batch + k];
    }
  }

  /** Adds to what was evaluated. */
  void count(Counts more) {
    counts = counts.plus(more);
  }

  /** Puts a walker where one of another ensemble is, and that one where it was. */
  void exchange(int walker, Ensemble other, int partner) {
    exchange(x, walker, other.x, partner);
    exchange(lnPrior, walker, other.lnPrior, partner);
    exchange(lnLikelihood, walker, other.lnLikelihood, partner);
    exchange(derived, walker, other.derived, partner);
  }

  private void exchange(double[] mine, int walker, double[] theirs, int partner) {
    for (int row = 0; row < mine.length; row += walkers) {
      double kept = mine[row + walker];
      mine[row + walker] = theirs[row + partner];
      theirs[row + partner] = kept;
    }
  }

  /** A copy that goes its own way. */
  Ensemble copy() {
    Ensemble copy = new Ensemble(dimensions, derived.length / walkers, walkers);
    System.arraycopy(x, 0, copy.x, 0, x.length);
    System.arraycopy(lnPrior, 0, copy.lnPrior, 0, walkers);
    System.arraycopy(lnLikelihood, 0, copy.lnLikelihood, 0, walkers);
    System.arraycopy(derived, 0, copy.derived, 0, derived.length);
    System.arraycopy(accepted, 0, copy.accepted, 0, walkers);
    copy.proposed = proposed;
    copy.iteration = iteration;
    return copy;
  }

  /** What was evaluated since the last call. */
  Counts counts() {
    Counts all = counts;
    counts = Counts.NONE;
    return all;
  }
}
