package org.calibrant.fit;

import java.util.function.DoubleUnaryOperator;

/**
 * The zero of a function between two points where its signs differ: inverse quadratic interpolation,
 * secants, and bisection as their safeguard.
 *
 * <p>Source: R. P. Brent, "Algorithms for minimization without derivatives" (1973), chapter 4.
 *
 * @param relative tolerance of the argument, as a fraction of it
 * @param absolute tolerance of the argument, in its unit; positive
 * @param value a function value that is as good as zero; 0 to ask for the argument's tolerance
 * @param maxEvaluations how often the function may be asked
 */
public record BrentRoot(double relative, double absolute, double value, int maxEvaluations) {
  private static final double GROWTH = 2;

  public BrentRoot {
    if (!(relative >= 0)) {
      throw new IllegalArgumentException("relative must not be negative, was " + relative);
    }

    if (!(absolute > 0)) {
      throw new IllegalArgumentException("absolute must be positive, was " + absolute);
    }

    if (!(value >= 0)) {
      throw new IllegalArgumentException("value must not be negative, was " + value);
    }

    if (maxEvaluations < 2) {
      throw new IllegalArgumentException(
          "maxEvaluations must be at least 2, was " + maxEvaluations);
    }
  }

  /** The zero between two points. */
  public Root between(DoubleUnaryOperator f, double from, double to) {
    return between(f, from, f.applyAsDouble(from), to, f.applyAsDouble(to), 2);
  }

  /**
   * The first zero beyond a start, in steps that double. Without a change of sign up to the bound,
   * the bound is the answer, and its ending says so.
   *
   * @param atStart f(start), known to the caller
   * @param step the first step, towards the bound: its sign is the direction
   * @param bound where to stop; may be infinite
   */
  public Root beyond(
      DoubleUnaryOperator f, double start, double atStart, double step, double bound) {
    if (!(step * (bound - start) >= 0) || step == 0) {
      throw new IllegalArgumentException(
          "step must lead from start to bound, were %s, %s and %s".formatted(step, start, bound));
    }

    double near = start;
    double atNear = atStart;
    double length = step;
    for (int evaluations = 1; evaluations <= maxEvaluations; evaluations++) {
      double far = near + length;
      if (step > 0 ? far > bound : far < bound) {
        far = bound;
      }

      double atFar = f.applyAsDouble(far);
      if (atFar == 0 || atNear < 0 != atFar < 0 || Double.isNaN(atFar)) {
        return between(f, near, atNear, far, atFar, evaluations);
      }

      if (far == bound) {
        Ending ending = step > 0 ? Ending.AT_UPPER_BOUND : Ending.AT_LOWER_BOUND;
        return new Root(bound, atFar, evaluations, ending);
      }

      near = far;
      atNear = atFar;
      length *= GROWTH;
    }

    return new Root(near, atNear, maxEvaluations, Ending.TOO_MANY_EVALUATIONS);
  }

  /** b is the best point, c the last one on the other side of the zero, a the one before b. */
  private Root between(
      DoubleUnaryOperator f, double from, double atFrom, double to, double atTo, int asked) {
    if (Double.isNaN(atFrom) || Double.isNaN(atTo)) {
      return new Root(from, atFrom, asked, Ending.NOT_FINITE);
    }

    if (atFrom != 0 && atTo != 0 && atFrom < 0 == atTo < 0) {
      return new Root(from, atFrom, asked, Ending.NO_SIGN_CHANGE);
    }

    double a = from;
    double fa = atFrom;
    double b = to;
    double fb = atTo;
    double c = a;
    double fc = fa;
    double step = b - a;
    double before = step;
    int evaluations = asked;
    while (true) {
      if (fb > 0 == fc > 0) {
        c = a;
        fc = fa;
        step = b - a;
        before = step;
      }

      if (Math.abs(fc) < Math.abs(fb)) {
        a = b;
        fa = fb;
        b = c;
        fb = fc;
        c = a;
        fc = fa;
      }

      double tolerance = 2 * Math.ulp(b) + 0.5 * (relative * Math.abs(b) + absolute);
      double half = 0.5 * (c - b);
      if (Math.abs(half) <= tolerance || Math.abs(fb) <= value) {
        return new Root(b, fb, evaluations, Ending.CONVERGED);
      }

      if (evaluations >= maxEvaluations) {
        return new Root(b, fb, evaluations, Ending.TOO_MANY_EVALUATIONS);
      }

      double interpolated = interpolated(a, fa, b, fb, c, fc);
      double limit = Math.min(1.5 * Math.abs(half) - 0.5 * tolerance, 0.5 * Math.abs(before));
      if (Math.abs(before) >= tolerance
          && Math.abs(fa) > Math.abs(fb)
          && interpolated * half > 0
          && Math.abs(interpolated) < limit) {
        before = step;
        step = interpolated;
      } else {
        step = half;
        before = half;
      }

      a = b;
      fa = fb;
      b += Math.abs(step) > tolerance ? step : Math.copySign(tolerance, half);
      fb = f.applyAsDouble(b);
      evaluations++;
      if (Double.isNaN(fb)) {
        return new Root(b, fb, evaluations, Ending.NOT_FINITE);
      }
    }
  }

  /** From b to the zero of the secant, or of the inverse parabola through three points. */
  private static double interpolated(
      double a, double fa, double b, double fb, double c, double fc) {
    double s = fb / fa;
    if (a == c) {
      return (c - b) * s / (s - 1);
    }

    double q = fa / fc;
    double r = fb / fc;
    double above = s * ((c - b) * q * (q - r) - (b - a) * (r - 1));
    return -above / ((q - 1) * (r - 1) * (s - 1));
  }
}
