package org.calibrant.fit;

import java.util.function.DoubleUnaryOperator;

/**
 * Minimisation in one dimension without derivatives: steps downhill until three points enclose a
 * minimum, then parabolic interpolation with golden sections as its safeguard. A value that is not a
 * number counts as +∞: the search walks around it.
 *
 * <p>Source: R. P. Brent, "Algorithms for minimization without derivatives" (1973), chapter 5.
 *
 * @param relative tolerance of the argument, as a fraction of it; about 10⁻⁸ is the least that a
 *     smooth minimum supports
 * @param absolute tolerance of the argument, in its unit; positive
 * @param maxEvaluations how often the function may be asked
 */
public record BrentMinimum(double relative, double absolute, int maxEvaluations) {
  private static final double GROWTH = 1.618033988749895;
  private static final double SECTION = 0.3819660112501051;

  public BrentMinimum {
    if (!(relative >= 0)) {
      throw new IllegalArgumentException("relative must not be negative, was " + relative);
    }

    if (!(absolute > 0)) {
      throw new IllegalArgumentException("absolute must be positive, was " + absolute);
    }

    if (maxEvaluations < 3) {
      throw new IllegalArgumentException(
          "maxEvaluations must be at least 3, was " + maxEvaluations);
    }
  }

  /**
   * The minimum downhill of a start. When the function falls all the way to a bound, the bound is the
   * answer, and its ending says so.
   *
   * @param start from lower to upper
   * @param step the length of the first step, positive
   */
  public Minimum from(
      DoubleUnaryOperator f, double start, double step, double lower, double upper) {
    if (!(lower <= start && start <= upper) || !(step > 0)) {
      throw new IllegalArgumentException(
          "start must be from %s to %s and step positive, were %s and %s"
              .formatted(lower, upper, start, step));
    }

    Search search = new Search(f);
    double middle = start;
    double atMiddle = search.at(middle);
    if (!(atMiddle < Double.POSITIVE_INFINITY)) {
      return new Minimum(start, atMiddle, search.evaluations, Ending.NOT_FINITE);
    }

    double length = step;
    double ahead = Math.min(start + length, upper);
    double behind = middle;
    double atAhead = search.at(ahead);
    if (!(atAhead < atMiddle) || ahead == middle) { // uphill: turn round
      behind = ahead;
      length = -length;
      ahead = Math.max(start + length, lower);
      atAhead = search.at(ahead);
    }

    while (atAhead < atMiddle) {
      if (ahead == lower || ahead == upper) {
        return search.near(ahead, atAhead, middle, lower, upper);
      }

      if (search.evaluations >= maxEvaluations) {
        return new Minimum(ahead, atAhead, search.evaluations, Ending.TOO_MANY_EVALUATIONS);
      }

      behind = middle;
      middle = ahead;
      atMiddle = atAhead;
      length *= GROWTH;
      ahead = Math.max(lower, Math.min(middle + length, upper));
      atAhead = search.at(ahead);
    }

    return search.within(
        Math.min(behind, ahead), middle, atMiddle, Math.max(behind, ahead), lower, upper);
  }

  /** The minimum between two points; the lowest of several when there are several is not promised. */
  public Minimum between(DoubleUnaryOperator f, double lower, double upper) {
    if (!(lower < upper)) {
      throw new IllegalArgumentException(
          "lower must be below upper, were " + lower + " and " + upper);
    }

    Search search = new Search(f);
    double start = lower + SECTION * (upper - lower);
    return search.within(lower, start, search.at(start), upper, lower, upper);
  }

  /** One search: the function and how often it was asked. */
  private final class Search {
    private final DoubleUnaryOperator f;
    private int evaluations;

    Search(DoubleUnaryOperator f) {
      this.f = f;
    }

    double at(double x) {
      evaluations++;
      double value = f.applyAsDouble(x);
      return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    /** A bound is the lowest point seen: look between it and the last point before it. */
    Minimum near(double bound, double atBound, double before, double lower, double upper) {
      double from = Math.min(bound, before);
      double to = Math.max(bound, before);
      double start = bound + SECTION * (before - bound);
      Minimum inside = within(from, start, at(start), to, lower, upper);
      if (inside.value() < atBound) {
        return inside;
      }

      Ending ending = bound < before ? Ending.AT_LOWER_BOUND : Ending.AT_UPPER_BOUND;
      return new Minimum(bound, atBound, evaluations, ending);
    }

    /** Brent's loop on [a, b] with a best point x inside; w and v are the next best ones. */
    Minimum within(
        double left, double start, double atStart, double right, double lower, double upper) {
      double a = left;
      double b = right;
      double x = start;
      double w = start;
      double v = start;
      double fx = atStart;
      double fw = atStart;
      double fv = atStart;
      double step = 0;
      double before = 0;
      while (evaluations < maxEvaluations) {
        double middle = 0.5 * (a + b);
        double tolerance = relative * Math.abs(x) + absolute;
        if (Math.abs(x - middle) <= 2 * tolerance - 0.5 * (b - a)) {
          return new Minimum(x, fx, evaluations, ending(x, fx, tolerance, lower, upper));
        }

        double parabola = Math.abs(before) > tolerance ? vertex(x, w, v, fx, fw, fv) : Double.NaN;
        if (Math.abs(parabola) < 0.5 * Math.abs(before) && parabola > a - x && parabola < b - x) {
          before = step;
          step = parabola;
          double u = x + step;
          if (u - a < 2 * tolerance || b - u < 2 * tolerance) {
            step = x < middle ? tolerance : -tolerance;
          }
        } else {
          before = x < middle ? b - x : a - x;
          step = SECTION * before;
        }

        double u = x + (Math.abs(step) >= tolerance ? step : Math.copySign(tolerance, step));
        double fu = at(u);
        if (fu <= fx) {
          if (u < x) {
            b = x;
          } else {
            a = x;
          }

          v = w;
          fv = fw;
          w = x;
          fw = fx;
          x = u;
          fx = fu;
        } else {
          if (u < x) {
            a = u;
          } else {
            b = u;
          }

          if (fu <= fw || w == x) {
            v = w;
            fv = fw;
            w = u;
            fw = fu;
          } else if (fu <= fv || v == x || v == w) {
            v = u;
            fv = fu;
          }
        }
      }

      return new Minimum(x, fx, evaluations, Ending.TOO_MANY_EVALUATIONS);
    }

    private Ending ending(double x, double fx, double tolerance, double lower, double upper) {
      if (!(fx < Double.POSITIVE_INFINITY)) {
        return Ending.NOT_FINITE;
      }

      if (x - lower <= 3 * tolerance) {
        return Ending.AT_LOWER_BOUND;
      }

      return upper - x <= 3 * tolerance ? Ending.AT_UPPER_BOUND : Ending.CONVERGED;
    }
  }

  /** From x to the vertex of the parabola through three points; NaN when there is none. */
  private static double vertex(double x, double w, double v, double fx, double fw, double fv) {
    double r = (x - w) * (fx - fv);
    double q = (x - v) * (fx - fw);
    double above = (x - v) * q - (x - w) * r;
    return -above / (2 * (q - r));
  }
}
