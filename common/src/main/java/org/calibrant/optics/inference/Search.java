package org.calibrant.optics.inference;

import java.io.Serializable;
import org.calibrant.fit.Coordinates;
import org.calibrant.fit.CurvedObjective;
import org.calibrant.fit.DescentHistory;
import org.calibrant.fit.Ending;
import org.calibrant.fit.FisherInformation;
import org.calibrant.fit.Optimiser;
import org.calibrant.fit.Optimum;

/**
 * How the most probable values are looked for.
 *
 * @param optimiser what moves
 * @param coordinates in which it moves
 * @param rounds how often the coordinates are laid anew, about the point of the round before
 */
public record Search(Optimiser optimiser, SearchCoordinates coordinates, int rounds)
    implements Serializable {
  public Search {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds must be at least 1, was " + rounds);
    }
  }

  /**
   * What a search found.
   *
   * @param point the best one met
   * @param history losses where the search asked for a slope
   * @param ending of the last round
   */
  record Found(double[] point, double[] history, int evaluations, Ending ending) {}

  /** Searches from a point where the loss is finite. */
  Found from(double[] start, Problem problem) {
    DescentHistory recorded = new DescentHistory(problem.posterior());
    CurvedObjective exact = problem.curved();
    int n = start.length;
    double[] u = new double[n];
    problem.coordinates().toInner(start, u);
    for (int i = 0; i < n; i++) {
      if (!Double.isFinite(u[i])) {
        throw new IllegalArgumentException(
            "%s = %s lies at the end of the range of its transform"
                .formatted(problem.names().get(i), start[i]));
      }
    }

    int evaluations = 0;
    Ending ending = Ending.STALLED;
    for (int round = 0; round < rounds; round++) {
      double[] matrix = new double[n * n];
      exact.curvature(u, new double[n], matrix);
      Coordinates axes = coordinates.about(u, new FisherInformation(matrix, n));
      double[] z = new double[axes.inner()];
      Optimum optimum =
          optimiser.minimise(
              axes.of(problem.coordinates().of(recorded)),
              z,
              axes.box(problem.coordinates().box(problem.box())));
      evaluations += 1 + optimum.evaluations();
      ending = optimum.ending();
      axes.toOuter(optimum.point(), u);
    }

    double[] point = new double[n];
    problem.coordinates().toOuter(u, point);
    for (int i = 0; i < n; i++) {
      point[i] = problem.box().inside(i, point[i]);
    }

    return new Found(point, recorded.history(), evaluations, ending);
  }
}
