package org.calibrant.xray.likelihood;

import org.calibrant.fit.Ending;

/**
 * The value of one parameter, on one side of the best fit, at which the statistic, minimised over
 * all other free parameters, has risen by δ.
 *
 * <p>Newton's method finds the bound and the others together (Venzon and Moolgavkar 1988, Appl.
 * Statist. 37, 87): with H split into the parameter k and the others o, a point away from the
 * minimum over the others is below it by ½ g_o H_oo⁻¹ g_o, and the profile has the slope
 * g_k − H_ko H_oo⁻¹ g_o; the step in θ_k goes along the root of the rise, which is straight for a
 * parabola. Where that does not settle, the bound is bracketed by doubled steps and closed in upon,
 * with a full minimisation over the others each time.
 */
final class Confidence {
  private static final int NEWTON_STEPS = 14;
  private static final int DOUBLINGS = 60;
  private static final int CLOSINGS = 80;

  private final Surface surface;
  private final Scoring scoring;
  private final double delta;
  private final double tolerance;
  private final NewtonStep equations;
  private final ErrorStatus status = new ErrorStatus();
  private Surface.Point below;

  Confidence(Surface surface, Scoring scoring, double delta, double tolerance) {
    this.surface = surface;
    this.scoring = scoring;
    this.delta = delta;
    this.tolerance = tolerance;
    this.equations = new NewtonStep(surface.dimensions());
  }

  ErrorStatus status() {
    return status;
  }

  /** A point below the best fit met on the way, or null. */
  Surface.Point below() {
    return below;
  }

  /** The bound of parameter k in a direction, or NaN. */
  double bound(Surface.Point best, int k, int sign) {
    below = null;
    double limit =
        surface.box().inside(k, sign > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
    if (best.theta()[k] == limit) {
      atLimit(sign);
      return Double.NaN;
    }

    double first = firstStep(best, k);
    double bound = first > 0 ? together(best, k, sign, first, limit) : Double.NaN;
    boolean done = !Double.isNaN(bound) || below != null;
    return done ? bound : oneByOne(best, k, sign, first, limit);
  }

  private void atLimit(int sign) {
    status.set(sign > 0 ? ErrorStatus.UPPER_LIMIT : ErrorStatus.LOWER_LIMIT);
  }

  /** √(δ) times the standard deviation, or NaN where the Hessian has none. */
  private double firstStep(Surface.Point best, int k) {
    equations.choose(best, surface.box(), k);
    if (!(best.hessian()[k * surface.dimensions() + k] > 0) || !equations.factor(best, 0)) {
      return Double.NaN;
    }

    double curvature = curvature(best, k, others(best, k));
    return Math.sqrt(2 * delta / curvature);
  }

  /** How the others follow a unit step of k: −H_oo⁻¹ H_ok. */
  private double[] others(Surface.Point point, int k) {
    int n = surface.dimensions();
    double[] follow = new double[n];
    for (int l = 0; l < n; l++) {
      follow[l] = -point.hessian()[l * n + k];
    }

    equations.solve(point, follow);
    return follow;
  }

  private double curvature(Surface.Point point, int k, double[] follow) {
    int n = surface.dimensions();
    double sum = point.hessian()[k * n + k];
    for (int l = 0; l < n; l++) {
      sum += point.hessian()[k * n + l] * follow[l];
    }

    return sum;
  }

  /** NaN if it does not settle. */
  private double together(Surface.Point best, int k, int sign, double first, double limit) {
    int n = surface.dimensions();
    double[] theta = best.theta().clone();
    equations.choose(best, surface.box(), k);
    equations.factor(best, 0);
    move(theta, k, sign * first, new double[n], others(best, k));
    double last = Double.POSITIVE_INFINITY;
    for (int step = 0; step < NEWTON_STEPS; step++) {
      Surface.Point point = surface.at(theta);
      if (!point.exists() || isBelow(best, point)) {
        return Double.NaN;
      }

      equations.choose(point, surface.box(), k);
      if (!equations.factor(point, 0)) {
        return Double.NaN;
      }

      double[] settle = new double[n];
      for (int l = 0; l < n; l++) {
        settle[l] = -point.gradient()[l];
      }

      equations.solve(point, settle);
      double gain = 0;
      double slope = point.gradient()[k];
      for (int l = 0; l < n; l++) {
        gain -= 0.5 * settle[l] * point.gradient()[l];
        slope += point.hessian()[k * n + l] * settle[l];
      }

      double rise = point.value() - gain - best.value();
      boolean settled = gain <= tolerance;
      if (settled && Math.abs(rise - delta) <= tolerance) {
        double refined = theta[k] - (rise - delta) / slope;
        return sign * slope > 0 ? surface.box().inside(k, refined) : theta[k];
      }

      if (theta[k] == limit && settled && rise < delta) {
        return Double.NaN; // to be confirmed with the others minimised
      }

      double distance = Math.abs(rise - delta) + gain;
      if (!(rise > 0 && sign * slope > 0) || step > 4 && distance > last) {
        return Double.NaN;
      }

      last = distance;
      double root = Math.sqrt(rise);
      double ahead = (Math.sqrt(delta) - root) * 2 * root / slope;
      double reach = Math.abs(theta[k] - best.theta()[k]);
      ahead = Math.max(-0.9 * reach, Math.min(ahead, 0.9 * reach)); // never across the best fit
      move(theta, k, ahead, settle, others(point, k));
    }

    return Double.NaN;
  }

  private void move(double[] theta, int k, double ahead, double[] settle, double[] follow) {
    double from = theta[k];
    theta[k] = surface.box().inside(k, from + ahead);
    double moved = theta[k] - from;
    for (int l = 0; l < theta.length; l++) {
      if (l != k) {
        theta[l] = surface.box().inside(l, theta[l] + settle[l] + follow[l] * moved);
      }
    }
  }

  /** Whether a point is lower than the best fit by more than the tolerance; remembers it. */
  private boolean isBelow(Surface.Point best, Surface.Point point) {
    if (point.value() < best.value() - 10 * tolerance) {
      below = point;
      return true;
    }

    return false;
  }

  private double oneByOne(Surface.Point best, int k, int sign, double guess, double limit) {
    double x0 = best.theta()[k];
    double step = guess > 0 && guess < 1e300 ? guess : 0.01 * Math.max(Math.abs(x0), 1e-3);
    if (Double.isFinite(limit)) {
      step = Math.min(step, Math.abs(limit - x0) / 2);
    }

    Surface.Point inner = best;
    double innerRise = -delta;
    Surface.Point at = best;
    for (int i = 0; ; i++) {
      double x = at.theta()[k] + sign * step;
      boolean end = sign > 0 ? !(x < limit) : !(x > limit);
      Surface.Point next = minimised(at, inner, k, end ? limit : x);
      if (next.exists() && isBelow(best, next)) {
        return Double.NaN;
      }

      double rise = next.value() - best.value() - delta;
      if (rise >= 0) {
        return closed(best, k, inner, innerRise, next, rise, sign);
      }

      if (rise < innerRise - tolerance) {
        status.set(ErrorStatus.NON_MONOTONIC);
      }

      if (end) {
        atLimit(sign);
        return Double.NaN;
      }

      if (i >= DOUBLINGS) {
        return failed(sign);
      }

      inner = next;
      innerRise = rise;
      at = next;
      step *= 2;
    }
  }

  private double failed(int sign) {
    status.set(sign > 0 ? ErrorStatus.FAILED_UP : ErrorStatus.FAILED_DOWN);
    return Double.NaN;
  }

  /** The lowest point with θ_k = x, looked for from a neighbour or, failing that, another. */
  private Surface.Point minimised(Surface.Point from, Surface.Point other, int k, double x) {
    double[] theta = from.theta().clone();
    theta[k] = x;
    Surface.Point start = surface.at(theta);
    if (!start.exists()) {
      theta = other.theta().clone();
      theta[k] = x;
      start = surface.at(theta);
    }

    Surface.Point lowest = scoring.minimise(start, k);
    if (scoring.ending() != Ending.CONVERGED && scoring.ending() != Ending.NOT_FINITE) {
      status.set(ErrorStatus.MINIMISATION);
    }

    return lowest;
  }

  /** Regula falsi on the rise (Illinois), with bisection where it is infinite or crawls. */
  private double closed(
      Surface.Point best,
      int k,
      Surface.Point inside,
      double insideRise,
      Surface.Point outside,
      double outsideRise,
      int sign) {
    Surface.Point in = inside;
    Surface.Point out = outside;
    double low = insideRise;
    double high = outsideRise;
    double lowWeight = low;
    double highWeight = high;
    for (int i = 0; i < CLOSINGS; i++) {
      double a = in.theta()[k];
      double b = out.theta()[k];
      boolean halve = !(highWeight < Double.POSITIVE_INFINITY) || i % 4 == 3;
      double x = halve ? 0.5 * (a + b) : a + (b - a) * (-lowWeight / (highWeight - lowWeight));
      if (Math.abs(b - a) <= 1e-12 * Math.abs(b)) {
        return x;
      }

      Surface.Point next = minimised(in, out, k, x);
      if (next.exists() && isBelow(best, next)) {
        return Double.NaN;
      }

      double rise = next.value() - best.value() - delta;
      if (Math.abs(rise) <= tolerance) {
        return x;
      }

      if (rise < 0) {
        in = next;
        low = rise;
        lowWeight = rise;
        highWeight = i > 0 ? highWeight / 2 : highWeight;
      } else {
        out = next;
        high = rise;
        highWeight = rise;
        lowWeight = i > 0 ? lowWeight / 2 : lowWeight;
      }
    }

    return low < 0 && high > 0 ? failed(sign) : Double.NaN;
  }
}
