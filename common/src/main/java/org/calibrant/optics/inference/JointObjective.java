package org.calibrant.optics.inference;

import java.util.Arrays;
import java.util.List;
import org.calibrant.fit.CurvedObjective;

/**
 * −ln L of several visits together. Some of their free numbers are shared, the others each visit has
 * for itself: the vector is the shared ones, then those of the first visit, of the second …
 */
final class JointObjective implements CurvedObjective {
  private final List<VisitObjective> visits;

  /** Which number of the whole is number j of visit v: {@code places[v][j]}. */
  private final int[][] places;

  private final double[] part;
  private final double[] partGradient;
  private final double[] partMatrix;

  /**
   * @param ownNumbers which free numbers of a visit are its own, in their order
   */
  JointObjective(List<VisitObjective> visits, boolean[] ownNumbers) {
    this.visits = visits;
    int n = ownNumbers.length;
    places = new int[visits.size()][n];
    int shared = 0;
    for (boolean own : ownNumbers) {
      shared += own ? 0 : 1;
    }

    for (int v = 0; v < places.length; v++) {
      int nextShared = 0;
      int nextOwn = shared + v * (n - shared);
      for (int j = 0; j < n; j++) {
        places[v][j] = ownNumbers[j] ? nextOwn++ : nextShared++;
      }
    }

    part = new double[n];
    partGradient = new double[n];
    partMatrix = new double[n * n];
  }

  /** How many numbers there are in all. */
  int size() {
    int largest = -1;
    for (int[] place : places) {
      for (int each : place) {
        largest = Math.max(largest, each);
      }
    }

    return largest + 1;
  }

  /** Where in the whole a free number of a visit stands. */
  int place(int visit, int number) {
    return places[visit][number];
  }

  /** The free numbers of one visit. */
  double[] ofVisit(int visit, double[] point) {
    for (int j = 0; j < part.length; j++) {
      part[j] = point[places[visit][j]];
    }

    return part;
  }

  /** Puts the free numbers of one visit where they belong. */
  void put(int visit, double[] free, double[] point) {
    for (int j = 0; j < part.length; j++) {
      point[places[visit][j]] = free[j];
    }
  }

  @Override
  public boolean hasGradient() {
    return true;
  }

  @Override
  public double value(double[] point) {
    double sum = 0;
    for (int v = 0; v < places.length; v++) {
      sum += visits.get(v).value(ofVisit(v, point));
    }

    return sum;
  }

  @Override
  public double gradient(double[] point, double[] out) {
    Arrays.fill(out, 0);
    double sum = 0;
    for (int v = 0; v < places.length; v++) {
      sum += visits.get(v).gradient(ofVisit(v, point), partGradient);
      for (int j = 0; j < part.length; j++) {
        out[places[v][j]] += partGradient[j];
      }
    }

    return sum;
  }

  @Override
  public double curvature(double[] point, double[] gradient, double[] matrix) {
    int n = gradient.length;
    Arrays.fill(gradient, 0);
    Arrays.fill(matrix, 0);
    double sum = 0;
    for (int v = 0; v < places.length; v++) {
      sum += visits.get(v).curvature(ofVisit(v, point), partGradient, partMatrix);
      for (int j = 0; j < part.length; j++) {
        gradient[places[v][j]] += partGradient[j];
        for (int k = 0; k < part.length; k++) {
          matrix[places[v][j] * n + places[v][k]] += partMatrix[j * part.length + k];
        }
      }
    }

    return sum;
  }
}
