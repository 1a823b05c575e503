package org.calibrant.xray;

/**
 * Finds the minimum of a {@link Profile} and the temperatures on either side at which it has risen
 * by δ.
 *
 * <p>Between nodes the profile is smooth, at a node its slope may jump. The minimum is found by
 * walking downhill from interval to interval and, once the slope changes sign within one, by
 * Newton's method on the slope, kept inside the bracket; a minimum at a node is taken as such. A
 * bound is approached by Newton steps on a parabola through value, slope and curvature, evaluating
 * the end of every interval that is crossed. If the statistic falls below the minimum on the way,
 * the search starts again from there.
 */
final class TemperatureSearch {
  private static final int STEPS = 60;
  private static final int RESTARTS = 10;

  private final Profile profile;
  private final Limits limits;
  private final double delta;
  private final double tolerance;
  private final ErrorStatus status = new ErrorStatus();

  private int interval;
  private double w;
  private double least;
  private double norm;
  private boolean atLimit;
  private boolean fellBelow;

  /**
   * The part of the nodes' range in which the temperature may lie.
   *
   * @param first first interval
   * @param firstW where in it the lower limit is
   * @param last last interval
   * @param lastW where in it the upper limit is
   */
  record Limits(int first, double firstW, int last, double lastW) {
    static Limits of(NodeSpectra.NodeGrid grid, double min, double max) {
      double[] kt = grid.kt();
      int end = kt.length - 2;
      int first = 0;
      while (first < end && kt[first + 1] <= min) {
        first++;
      }

      int last = end;
      while (last > 0 && kt[last] >= max) {
        last--;
      }

      return new Limits(
          first,
          Math.max(0, grid.fraction(first, min)),
          last,
          Math.min(1, grid.fraction(last, max)));
    }

    double low(int i) {
      return i == first ? firstW : 0;
    }

    double high(int i) {
      return i == last ? lastW : 1;
    }

    /** The end of interval i in a direction, 1 upwards and −1 downwards. */
    double end(int sign, int i) {
      return sign > 0 ? high(i) : low(i);
    }

    boolean isLast(int sign, int i) {
      return i == (sign > 0 ? last : first);
    }
  }

  TemperatureSearch(Profile profile, Limits limits, double delta, double tolerance) {
    this.profile = profile;
    this.limits = limits;
    this.delta = delta;
    this.tolerance = tolerance;
  }

  /** Goes to the minimum downhill from a node. */
  void minimise(int node) {
    status.clear();
    int i = Math.max(limits.first(), Math.min(limits.last(), node));
    descend(i, node > limits.last() ? limits.high(i) : limits.low(i));
  }

  private void descend(int from, double fromW) {
    int i = from;
    double at = fromW;
    profile.select(i);
    profile.differentiate(at);
    int sign = profile.slope() < 0 ? 1 : -1;
    while (true) {
      double end = limits.end(sign, i);
      if (at != end) {
        profile.differentiate(end);
        if (sign * profile.slope() > 0) {
          settle(i, sign > 0 ? root(at, end) : root(end, at), false);
          return;
        }
      }

      if (limits.isLast(sign, i)) {
        settle(i, end, true);
        return;
      }

      i += sign;
      at = limits.end(-sign, i);
      profile.select(i);
      profile.differentiate(at);
      if (sign * profile.slope() >= 0) {
        settle(i, at, false);
        return;
      }
    }
  }

  /** Where the slope vanishes, given that it is negative at {@code low} and positive at high. */
  private double root(double low, double high) {
    double below = low;
    double above = high;
    double at = 0.5 * (low + high);
    for (int k = 0; k < STEPS; k++) {
      profile.differentiate(at);
      if (profile.slope() < 0) {
        below = at;
      } else {
        above = at;
      }

      double next = at - profile.slope() / profile.curvature();
      if (!(next > below && next < above)) {
        next = 0.5 * (below + above);
      }

      if (Math.abs(next - at) <= 1e-12) {
        return next;
      }

      at = next;
    }

    status.set(ErrorStatus.MINIMISATION);
    return at;
  }

  private void settle(int i, double at, boolean limit) {
    interval = i;
    w = at;
    atLimit = limit;
    profile.evaluate(at);
    least = profile.value();
    norm = profile.norm();
  }

  /**
   * Finds both bounds of the minimum; a new minimum met on the way replaces it.
   *
   * @param bounds result: coordinates of the lower and the upper bound as interval + w, or NaN
   */
  void bounds(double[] bounds) {
    for (int k = 0; k < RESTARTS; k++) {
      bounds[0] = bound(-1);
      if (!fellBelow) {
        bounds[1] = bound(1);
      }

      if (!fellBelow) {
        return;
      }

      descend(interval, w);
      status.clear();
      status.set(ErrorStatus.NEW_MINIMUM);
    }

    bounds[0] = Double.NaN;
    bounds[1] = Double.NaN;
    status.set(ErrorStatus.FAILED_DOWN);
    status.set(ErrorStatus.FAILED_UP);
  }

  private double bound(int sign) {
    fellBelow = false;
    int i = interval;
    double at = w;
    double rise = -delta;
    profile.select(i);
    profile.differentiate(at);
    while (true) {
      double end = limits.end(sign, i);
      if (at == end) {
        if (limits.isLast(sign, i)) {
          status.set(sign > 0 ? ErrorStatus.UPPER_LIMIT : ErrorStatus.LOWER_LIMIT);
          return Double.NaN;
        }

        i += sign;
        at = limits.end(-sign, i);
        profile.select(i);
        profile.differentiate(at);
        continue;
      }

      double to = at + sign * ahead(rise, sign * profile.slope(), profile.curvature());
      to = sign * (to - end) >= 0 ? end : to;
      profile.evaluate(to);
      double next = profile.value() - least - delta;
      if (Math.abs(next) <= tolerance) {
        return i + to;
      }

      if (next > 0) {
        return crossing(i, at, rise, to, next);
      }

      if (next < -delta - tolerance) {
        fellBelow = true;
        interval = i;
        w = to;
        return Double.NaN;
      }

      if (next < rise - tolerance) {
        status.set(ErrorStatus.NON_MONOTONIC);
      }

      at = to;
      rise = next;
    }
  }

  /** Distance at which a parabola that starts at rise &lt; 0 with this slope reaches zero. */
  private static double ahead(double rise, double slope, double curvature) {
    double discriminant = slope * slope - 2 * curvature * rise;
    double distance =
        discriminant >= 0 ? -2 * rise / (slope + Math.sqrt(discriminant)) : Double.NaN;
    return distance > 0 ? distance : Double.POSITIVE_INFINITY;
  }

  /** Closes in on a rise of zero between a point below and a point above, within one interval. */
  private double crossing(int i, double below, double riseBelow, double above, double riseAbove) {
    double inside = below;
    double low = riseBelow;
    double outside = above;
    double high = riseAbove;
    double at = above;
    double rise = riseAbove;
    for (int k = 0; k < STEPS; k++) {
      double next = at - rise / profile.slope();
      if (!((next - inside) * (next - outside) < 0)) {
        next = inside + (outside - inside) * (-low / (high - low));
        next = k % 3 == 2 ? 0.5 * (inside + outside) : next;
      }

      at = next;
      profile.evaluate(at);
      rise = profile.value() - least - delta;
      if (Math.abs(rise) <= tolerance || Math.abs(outside - inside) <= 1e-13) {
        return i + at;
      }

      if (rise < 0) {
        inside = at;
        low = rise;
      } else {
        outside = at;
        high = rise;
      }
    }

    status.set(above < below ? ErrorStatus.FAILED_DOWN : ErrorStatus.FAILED_UP);
    return Double.NaN;
  }

  int interval() {
    return interval;
  }

  /** Fraction of the interval at which the minimum lies. */
  double fraction() {
    return w;
  }

  double least() {
    return least;
  }

  double norm() {
    return norm;
  }

  /** Whether the minimum is at a limit of the temperature. */
  boolean atLimit() {
    return atLimit;
  }

  String errorStatus() {
    return status.word();
  }
}
