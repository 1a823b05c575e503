package org.calibrant.calibration;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the walkers of one ensemble are, and how they came there. Coordinate i of walker j is {@code
 * x[i * walkers + j]}.
 */
final class Ensemble implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Failed evaluations that are kept as witnesses. */
  static final int WITNESSES = 5;

  final int dimensions;
  final int walkers;
  final double[] x;
  final double[] lnPrior;
  final double[] lnLikelihood;

  /** As {@link #x}, for the derived quantities. */
  final double[] derived;

  /** Accepted proposals of each walker since {@link #forget}. */
  final int[] accepted;

  /** Proposals of each walker since {@link #forget}. */
  int proposed;

  /** Iterations done. */
  long iteration;

  /** Points evaluated, and those of them whose model failed. */
  long evaluated;

  long failed;

  /** The first points whose model failed. */
  final List<double[]> witnesses = new ArrayList<>();

  Ensemble(int dimensions, int derivedQuantities, int walkers) {
    this.dimensions = dimensions;
    this.walkers = walkers;
    this.x = new double[dimensions * walkers];
    this.lnPrior = new double[walkers];
    this.lnLikelihood = new double[walkers];
    this.derived = new double[derivedQuantities * walkers];
    this.accepted = new int[walkers];
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

  /** Begins to count proposals anew. */
  void forget() {
    Arrays.fill(accepted, 0);
    proposed = 0;
  }

  /** Takes what an evaluator counted. */
  void count(long points, long failures, List<double[]> offenders) {
    evaluated += points;
    failed += failures;
    for (double[] point : offenders) {
      if (witnesses.size() < WITNESSES) {
        witnesses.add(point);
      }
    }
  }
}
