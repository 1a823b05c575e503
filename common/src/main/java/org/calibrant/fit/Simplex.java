package org.calibrant.fit;

/** One search of {@link NelderMead}: n + 1 points, sorted by their values. */
final class Simplex {
  private final NelderMead method;
  private final Box box;
  private final Tally tally;
  private final int n;
  private final double[][] points;
  private final double[] values;
  private final double[] centre;
  private final double[] trial;
  private final double[] second;
  private int iterations;

  Simplex(NelderMead method, Objective objective, double[] start, Box box) {
    this.method = method;
    this.box = box;
    this.tally = new Tally(objective, start, method.maxEvaluations());
    n = start.length;
    points = new double[n + 1][n];
    values = new double[n + 1];
    centre = new double[n];
    trial = new double[n];
    second = new double[n];
    for (int i = 0; i < n; i++) {
      points[0][i] = box.inside(i, start[i]);
    }
  }

  Optimum run() {
    values[0] = tally.value(points[0]);
    double size = method.size();
    while (!tally.isOver(n + 2)) {
      double before = tally.bestValue();
      around(tally.best(), size);
      if (!(tally.bestValue() < Double.POSITIVE_INFINITY)) {
        return end(Ending.NOT_FINITE);
      }

      while (!hasCollapsed() && !tally.isOver(n + 2)) {
        move();
        iterations++;
      }

      double gain = before - tally.bestValue();
      if (hasCollapsed() && gain <= tolerance()) {
        return end(Ending.CONVERGED);
      }
    }

    return end(Ending.TOO_MANY_EVALUATIONS);
  }

  private Optimum end(Ending ending) {
    return tally.optimum(Double.NaN, iterations, ending);
  }

  private double tolerance() {
    return method.valueTolerance() * Math.max(1, Math.abs(tally.bestValue()));
  }

  /** The point and one neighbour along each axis, on the side that has more room. */
  private void around(double[] point, double size) {
    for (int i = 0; i <= n; i++) {
      System.arraycopy(point, 0, points[i], 0, n);
      if (i > 0) {
        int axis = i - 1;
        double up = box.inside(axis, point[axis] + size);
        double down = box.inside(axis, point[axis] - size);
        points[i][axis] = up - point[axis] >= point[axis] - down ? up : down;
      }
    }

    tally.values(points, values);
    sort();
  }

  private boolean hasCollapsed() {
    double width = 0;
    for (int i = 1; i <= n; i++) {
      for (int j = 0; j < n; j++) {
        width = Math.max(width, Math.abs(points[i][j] - points[0][j]));
      }
    }

    return width == 0 || values[n] - values[0] <= tolerance() && width <= method.pointTolerance();
  }

  private void move() {
    double expansion = 1 + 2.0 / Math.max(2, n);
    double contraction = 0.75 - 0.5 / Math.max(2, n);
    for (int j = 0; j < n; j++) {
      centre[j] = 0;
      for (int i = 0; i < n; i++) {
        centre[j] += points[i][j] / n;
      }
    }

    double reflected = beyond(1, trial);
    if (reflected < values[0]) {
      double expanded = beyond(expansion, second);
      boolean further = expanded < reflected;
      replaceLast(further ? second : trial, further ? expanded : reflected);
    } else if (reflected < values[n - 1]) {
      replaceLast(trial, reflected);
    } else {
      boolean outside = reflected < values[n];
      double contracted = beyond(outside ? contraction : -contraction, second);
      if (contracted < Math.min(reflected, values[n])) {
        replaceLast(second, contracted);
      } else {
        shrink(1 - 1.0 / Math.max(2, n));
      }
    }
  }

  /** The value at centre + factor (centre − worst). */
  private double beyond(double factor, double[] out) {
    for (int j = 0; j < n; j++) {
      out[j] = box.inside(j, centre[j] + factor * (centre[j] - points[n][j]));
    }

    return tally.value(out);
  }

  private void replaceLast(double[] point, double value) {
    System.arraycopy(point, 0, points[n], 0, n);
    values[n] = value;
    sort();
  }

  private void shrink(double factor) {
    double[][] rest = new double[n][];
    double[] found = new double[n];
    for (int i = 1; i <= n; i++) {
      for (int j = 0; j < n; j++) {
        points[i][j] = points[0][j] + factor * (points[i][j] - points[0][j]);
      }

      rest[i - 1] = points[i];
    }

    tally.values(rest, found);
    System.arraycopy(found, 0, values, 1, n);
    sort();
  }

  /** By insertion: few points, nearly in order, and equal ones stay as they are. */
  private void sort() {
    for (int i = 1; i <= n; i++) {
      double[] point = points[i];
      double value = values[i];
      int j = i;
      for (; j > 0 && values[j - 1] > value; j--) {
        points[j] = points[j - 1];
        values[j] = values[j - 1];
      }

      points[j] = point;
      values[j] = value;
    }
  }
}
