package org.calibrant.fit;

/** One search of {@link Lbfgsb}: its point, its gradient and its memory. */
final class LbfgsbSearch {
  private static final double ENOUGH = 1e-4;
  private static final int HALVINGS = 50;

  /** A step that promises less than this share of f cannot be told from rounding. */
  private static final double ROUNDING = 1e-12;

  private final Lbfgsb method;
  private final Tally tally;
  private final Gradient gradient;
  private final Box box;
  private final Curvature curvature;
  private final int n;
  private final double[] point;
  private final double[] slope;
  private final double[] direction;
  private final double[] next;
  private final double[] nextSlope;
  private double value;
  private double nextValue;

  /** Slope of f along the last direction. */
  private double descent;

  LbfgsbSearch(Lbfgsb method, Objective objective, double[] start, Box box) {
    this.method = method;
    this.box = box;
    n = start.length;
    point = new double[n];
    for (int i = 0; i < n; i++) {
      point[i] = box.inside(i, start[i]);
    }

    tally = new Tally(objective, point, method.maxEvaluations());
    gradient = new Gradient(tally, box);
    curvature = new Curvature(method.memory(), n);
    slope = new double[n];
    direction = new double[n];
    next = new double[n];
    nextSlope = new double[n];
  }

  Optimum run() {
    value = tally.value(point);
    if (!(value < Double.POSITIVE_INFINITY)) {
      return tally.optimum(Double.NaN, 0, Ending.NOT_FINITE);
    }

    if (tally.isOver(gradient.cost())) {
      return tally.optimum(Double.NaN, 0, Ending.TOO_MANY_EVALUATIONS);
    }

    gradient.at(point, value, slope);
    for (int iteration = 0; iteration < method.maxIterations(); iteration++) {
      if (inwards() <= method.gradientTolerance()) {
        return tally.optimum(inwards(), iteration, Ending.CONVERGED);
      }

      double before = value;
      boolean steepest = curvature.isEmpty();
      boolean moved = step();
      double promised = descent;
      if (!moved && !steepest && !tally.isOver(1)) {
        curvature.clear();
        moved = step();
      }

      if (!moved
          && !tally.isOver(1)
          && -0.5 * promised <= ROUNDING * Math.max(1, Math.abs(value))) {
        return tally.optimum(inwards(), iteration, Ending.CONVERGED);
      }

      if (!moved || tally.isOver(gradient.cost())) {
        Ending ending = tally.isOver(1) || moved ? Ending.TOO_MANY_EVALUATIONS : Ending.STALLED;
        return tally.optimum(inwards(), iteration, ending);
      }

      accept();
      if (before - value <= method.valueTolerance() * Math.max(1, Math.abs(value))) {
        return tally.optimum(inwards(), iteration + 1, Ending.CONVERGED);
      }
    }

    return tally.optimum(inwards(), method.maxIterations(), Ending.TOO_MANY_ITERATIONS);
  }

  /** Largest component of the gradient that leads into the box. */
  private double inwards() {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, isHeld(i) ? 0 : Math.abs(slope[i]));
    }

    return largest;
  }

  private boolean isHeld(int i) {
    return slope[i] > 0 ? box.isAtLower(i, point[i]) : box.isAtUpper(i, point[i]);
  }

  /** Goes to a lower point along the projected path; the new point is {@link #next}. */
  private boolean step() {
    for (int i = 0; i < n; i++) {
      direction[i] = isHeld(i) ? 0 : -slope[i];
    }

    curvature.apply(direction);
    descent = 0;
    double size = 0;
    for (int i = 0; i < n; i++) {
      direction[i] = isHeld(i) ? 0 : direction[i];
      descent += direction[i] * slope[i];
      size = Math.max(size, Math.abs(direction[i]));
    }

    if (!(descent < 0) || Double.isInfinite(size)) {
      return false;
    }

    // a first step knows no curvature: it goes as far as one unit of the variables at most
    double alpha = curvature.isEmpty() ? Math.min(1, 1 / size) : 1;
    for (int i = 0; i < HALVINGS && !tally.isOver(1); i++) {
      double expected = 0;
      boolean moves = false;
      for (int j = 0; j < n; j++) {
        next[j] = box.inside(j, point[j] + alpha * direction[j]);
        expected += slope[j] * (next[j] - point[j]);
        moves |= next[j] != point[j];
      }

      if (!moves) {
        return false;
      }

      double there = tally.value(next);
      if (there <= value + ENOUGH * expected && expected < 0) {
        nextValue = there;
        return true;
      }

      alpha *= shorter(there, alpha * descent);
    }

    return false;
  }

  /** Where the parabola through value, slope and the value there has its minimum, kept sane. */
  private double shorter(double there, double slopeThere) {
    if (!(there < Double.POSITIVE_INFINITY)) {
      return 0.25;
    }

    double share = -0.5 * slopeThere / (there - value - slopeThere);
    return share > 0.1 && share < 0.5 ? share : share >= 0.5 ? 0.5 : 0.1;
  }

  private void accept() {
    gradient.at(next, nextValue, nextSlope);
    curvature.learn(point, next, slope, nextSlope);
    System.arraycopy(next, 0, point, 0, n);
    System.arraycopy(nextSlope, 0, slope, 0, n);
    value = nextValue;
  }
}
