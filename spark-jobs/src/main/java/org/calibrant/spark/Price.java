package org.calibrant.spark;

/**
 * A number that was estimated, and the interval that holds it nine times in ten.
 *
 * @param value the estimate
 */
public record Price(double value, double low, double high) {
  /** For a tenth of a normal distribution in both tails together. */
  private static final double NINE_IN_TEN = 1.645;

  /** What a machine that also does other things adds to any forecast of a time. */
  private static final double UNREST = 0.10;

  static Price exactly(double value) {
    return new Price(value, value, value);
  }

  /** A time, with the error of its sample and the unrest of the machine. */
  static Price time(double seconds, double standardError) {
    double half = NINE_IN_TEN * Math.hypot(standardError, UNREST * seconds);
    return new Price(seconds, Math.max(0, seconds - half), seconds + half);
  }

  /** The sum of two that miss together. */
  public Price plus(Price other) {
    return new Price(value + other.value, low + other.low, high + other.high);
  }

  Price times(double factor) {
    return new Price(value * factor, low * factor, high * factor);
  }

  /** The larger of two, bound by bound. */
  Price or(Price other) {
    return new Price(
        Math.max(value, other.value), Math.max(low, other.low), Math.max(high, other.high));
  }
}
