package org.calibrant.tracks;

/**
 * From here to there; one value if both are equal.
 *
 * @param from lower end
 * @param to upper end
 */
public record Interval(double from, double to) implements java.io.Serializable {

  public Interval {
    Require.finite("from", from);
    Require.finite("to", to);
    if (!(from <= to)) {
      throw new IllegalArgumentException(
          "from must not exceed to, were %s and %s".formatted(from, to));
    }
  }

  /** The share u of the way from end to end. */
  double at(double u) {
    return from == to ? from : Math.min(to, from + u * (to - from));
  }

  /** The value nearest to this one. */
  double within(double value) {
    return Math.max(from, Math.min(to, value));
  }
}
