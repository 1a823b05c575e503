package org.calibrant.xray;

import org.calibrant.xray.likelihood.ErrorStatus;

/**
 * Finds the minimum of a {@link Profile}.
 *
 * <p>Between nodes the profile is smooth, at a node its slope may jump. So the minimum is found by
 * walking downhill from interval to interval and, once the slope changes sign within one, by
 * Newton's method on the slope, kept inside the bracket; a minimum at a node is taken as such. Of
 * several descents the lowest end counts.
 */
final class Descent {
  private static final int STEPS = 60;

  private final Profile profile;
  private final SearchLimits limits;
  private final ErrorStatus status;

  private int interval;
  private double w;
  private double least;
  private double norm;
  private boolean atLimit;

  Descent(Profile profile, SearchLimits limits, ErrorStatus status) {
    this.profile = profile;
    this.limits = limits;
    this.status = status;
  }

  /** Forgets the minimum. */
  void begin() {
    least = Double.POSITIVE_INFINITY;
  }

  /** Descends from a node, to both sides if it is a ridge. */
  void from(int node) {
    int i = Math.max(limits.first(), Math.min(limits.last() + 1, node));
    boolean left = i > limits.first() && slope(i - 1, limits.high(i - 1)) > 0;
    boolean right = i <= limits.last() && slope(i, limits.low(i)) < 0;
    if (left || i > limits.last()) {
      descend(i - 1, limits.high(i - 1));
    }

    if (right || !left && i <= limits.last()) {
      descend(i, limits.low(i));
    }
  }

  private double slope(int i, double at) {
    profile.select(i);
    profile.differentiate(at);
    return profile.slope;
  }

  /** Goes downhill from a place; what it finds counts if it is lower than the minimum so far. */
  void descend(int from, double fromW) {
    int i = from;
    double at = fromW;
    profile.select(i);
    profile.differentiate(at);
    int sign = profile.slope < 0 ? 1 : -1;
    while (true) {
      double end = limits.end(sign, i);
      if (at != end) {
        profile.differentiate(end);
        // rises, or is no number where the model has no counts
        if (!(sign * profile.slope <= 0)) {
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
  double root(double low, double high, int sign) {
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
}
