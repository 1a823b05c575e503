package org.calibrant.calibration;

import org.calibrant.fit.Box;
import org.calibrant.fit.Objective;

/** The gradient at the end of a search, by central differences, whatever the search itself knew. */
final class Slope {
  private static final double STEP = 6.055454452393343e-6; // ε^⅓, ε = 2⁻⁵²

  private final Objective objective;
  private final Box box;

  Slope(Objective objective, Box box) {
    this.objective = objective;
    this.box = box;
  }

  /**
   * The largest component of the gradient that leads into the box; NaN where the neighbours have no
   * value.
   */
  double norm(double[] point, double value) {
    int n = point.length;
    double[][] points = new double[2 * n][];
    for (int i = 0; i < n; i++) {
      double width = box.upper(i) - box.lower(i);
      double step = STEP * Math.min(Math.max(1, Math.abs(point[i])), width);
      points[2 * i] = shifted(point, i, step);
      points[2 * i + 1] = shifted(point, i, -step);
    }

    double[] values = new double[2 * n];
    objective.values(points, values);
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double way = points[2 * i][i] - points[2 * i + 1][i];
      double slope = (values[2 * i] - values[2 * i + 1]) / way;
      boolean held = slope > 0 ? point[i] <= box.lower(i) : slope < 0 && point[i] >= box.upper(i);
      if (!(Math.abs(slope) < Double.POSITIVE_INFINITY)) {
        return Double.NaN;
      }

      largest = Math.max(largest, held ? 0 : Math.abs(slope));
    }

    return largest;
  }

  private double[] shifted(double[] point, int i, double step) {
    double[] there = point.clone();
    there[i] = box.inside(i, point[i] + step);
    return there;
  }
}
