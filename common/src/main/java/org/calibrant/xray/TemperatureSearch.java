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
  private static final int MOST_STEPS = 10_000;
  private static final int RESTARTS = 10;

  private final Profile profile;
  private final SearchLimits limits;
  private final double delta;
  private final double tolerance;
  private final ErrorStatus status = new ErrorStatus();

  private int interval;
  private double w;
  private double least;
  private double norm;
  private boolean atLimit;
  private boolean fellBelow;
  private int lowerInterval;
  private double lowerW;

  TemperatureSearch(Profile profile, SearchLimits limits, double delta, double tolerance) {
    this.profile = profile;
    this.limits = limits;
    this.delta = delta;
    this.tolerance = tolerance;
  }

  /** Forgets the last spectrum. */
  void begin() {
    status.clear();
    least = Double.POSITIVE_INFINITY;
  }

  /**
   * Goes downhill from a node, to both sides if it is a ridge, and keeps the minimum if it is lower
   * than what was found before.
   */
  void minimise(int node) {
    if (node >= limits.first() && node <= limits.last()) {
      descend(node, limits.low(node));
    }

    if (node > limits.first() && node <= limits.last() + 1) {
      descend(node - 1, limits.high(node - 1));
    }

    if (node < limits.first() || node > limits.last() + 1) {
      int nearest = node < limits.first() ? limits.first() : limits.last();
      descend(nearest, node < limits.first() ? limits.low(nearest) : limits.high(nearest));
    }
  }

  /** Goes downhill from a place; what it finds counts if it is lower than the minimum so far. */
  private void descend(int from, double fromW) {
    int i = from;
    double at = fromW;
    profile.select(i);
    profile.differentiate(at);
    int sign = profile.slope < 0 ? 1 : -1;
    while (true) {
      double end = limits.end(sign, i);
      if (at != end) {
        profile.differentiate(end);
        if (!(sign * profile.slope
            <= 0)) { // rises, or is not a number where the model has no counts
          settle(i, sign > 0 ? root(at, end, sign) : root(end, at, sign), false);
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
      if (!(sign * profile.slope < 0)) {
        settle(i, at, false);
        return;
      }
    }
  }

  /**
   * Where the slope vanishes, given that it is negative at {@code low} and positive at high. On the
   * far side, in the direction of the sign, it may also be no number.
   */
  private double root(double low, double high, int sign) {
    double below = low;
    double above = high;
    double at = 0.5 * (low + high);
    for (int k = 0; k < STEPS; k++) {
      profile.differentiate(at);
      if (sign > 0 ? profile.slope < 0 : !(profile.slope > 0)) {
        below = at;
      } else {
        above = at;
      }

      double next = at - profile.slope / profile.curvature;
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
    profile.evaluate(at);
    if (profile.value < least) {
      interval = i;
      w = at;
      atLimit = limit;
      least = profile.value;
      norm = profile.norm;
    }
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

      status.clear();
      status.set(ErrorStatus.NEW_MINIMUM);
      descend(lowerInterval, lowerW);
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
    for (int k = 0; k < MOST_STEPS; k++) {
      double end = limits.end(sign, i);
      if (at == end) {
        if (limits.isLast(sign, i)) {
          status.set(sign > 0 ? ErrorStatus.UPPER_LIMIT : ErrorStatus.LOWER_LIMIT);
          return Double.NaN;
        }

        i += sign;
        at = limits.end(-sign, i);
        profile.select(i);
        if (dips(i, at, sign)) {
          return Double.NaN;
        }

        continue;
      }

      double to = at + sign * ahead(rise, sign * profile.slope, profile.curvature);
      to = sign * (to - end) >= 0 ? end : to;
      profile.evaluate(to);
      double next = profile.value - least - delta;
      if (Math.abs(next) <= tolerance) {
        return i + to;
      }

      if (next > 0) {
        return crossing(i, at, rise, to, next);
      }

      if (isLower(i, to)) {
        return Double.NaN;
      }

      if (next < rise - tolerance) {
        status.set(ErrorStatus.NON_MONOTONIC);
      }

      at = to;
      rise = next;
    }

    status.set(sign > 0 ? ErrorStatus.FAILED_UP : ErrorStatus.FAILED_DOWN);
    return Double.NaN;
  }

  /**
   * At the entry of an interval: whether the statistic dips, away from the minimum, to below it.
   * Leaves the profile at the entry.
   */
  private boolean dips(int i, double entry, int sign) {
    profile.differentiate(entry);
    if (!(sign * profile.slope < 0)) {
      return false;
    }

    status.set(ErrorStatus.NON_MONOTONIC);
    double end = limits.end(sign, i);
    profile.differentiate(end);
    if (sign * profile.slope > 0) {
      double dip = sign > 0 ? root(entry, end, sign) : root(end, entry, sign);
      profile.evaluate(dip);
      if (isLower(i, dip)) {
        return true;
      }
    }

    profile.differentiate(entry);
    return false;
  }

  /** Whether the statistic, just evaluated, is below its minimum; remembers where. */
  private boolean isLower(int i, double at) {
    fellBelow = profile.value < least - tolerance;
    if (fellBelow) {
      lowerInterval = i;
      lowerW = at;
    }

    return fellBelow;
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
      double next = at - rise / profile.slope;
      if (!((next - inside) * (next - outside) < 0)) {
        boolean halve = k % 3 == 2 || high == Double.POSITIVE_INFINITY;
        next =
            halve ? 0.5 * (inside + outside) : inside + (outside - inside) * (-low / (high - low));
      }

      at = next;
      profile.evaluate(at);
      rise = profile.value - least - delta;
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
