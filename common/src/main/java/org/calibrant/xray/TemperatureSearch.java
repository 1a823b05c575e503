package org.calibrant.xray;

import org.calibrant.xray.likelihood.ErrorStatus;

/**
 * Finds the minimum of a {@link Profile}, by {@link Descent}, and the temperatures on either side at
 * which it has risen by δ.
 *
 * <p>A bound is approached by Newton steps on a parabola through value, slope and curvature,
 * evaluating the end of every interval that is crossed. If the statistic falls below the minimum on
 * the way, the search starts again from there.
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
  private final Descent descent;

  private boolean fellBelow;
  private int lowerInterval;
  private double lowerW;

  TemperatureSearch(Profile profile, SearchLimits limits, double delta, double tolerance) {
    this.profile = profile;
    this.limits = limits;
    this.delta = delta;
    this.tolerance = tolerance;
    this.descent = new Descent(profile, limits, status);
  }

  /** Forgets the last spectrum. */
  void begin() {
    status.clear();
    descent.begin();
  }

  /** Looks for the minimum from a node; the lowest one found counts. */
  void minimise(int node) {
    descent.from(node);
  }

  /** What was found. */
  Descent minimum() {
    return descent;
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
      descent.descend(lowerInterval, lowerW);
    }

    bounds[0] = Double.NaN;
    bounds[1] = Double.NaN;
    status.set(ErrorStatus.FAILED_DOWN);
    status.set(ErrorStatus.FAILED_UP);
  }

  private double bound(int sign) {
    fellBelow = false;
    int i = descent.interval();
    double at = descent.fraction();
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
      double next = profile.value - descent.least() - delta;
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
      double dip = sign > 0 ? descent.root(entry, end, sign) : descent.root(end, entry, sign);
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
    fellBelow = profile.value < descent.least() - tolerance;
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
      rise = profile.value - descent.least() - delta;
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

  String errorStatus() {
    return status.word();
  }
}
