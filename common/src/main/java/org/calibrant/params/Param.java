package org.calibrant.params;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * What is known of a parameter before it has a value. Start from {@link #of} and refine: {@code
 * Param.of("source.plasma.kT", "keV", "temperature").within(0.1, 10).startingAt(3)}.
 *
 * @param key {@code element.group.name}, or fewer parts where an engine has no elements or groups
 * @param kind where its value comes from
 * @param unit unit, or {@code ""} for a pure number
 * @param initial the default value, or {@link #NO_DEFAULT}
 * @param lower the least allowed value; −∞ without a bound
 * @param upper the largest allowed value; +∞ without a bound
 * @param free whether a fit may move it; otherwise it is frozen
 * @param doc what it means
 */
public record Param(
    String key,
    Kind kind,
    String unit,
    double initial,
    double lower,
    double upper,
    boolean free,
    String doc)
    implements Serializable {

  /** The default of a parameter that has none: its value must be given. */
  public static final double NO_DEFAULT = Double.NaN;

  private static final Pattern KEY =
      Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z][A-Za-z0-9_-]*){0,2}");

  public Param {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "a parameter's key must have the form element.group.name, was \"" + key + "\"");
    }

    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          key + ": lower bound must not be above upper bound, were " + lower + " and " + upper);
    }

    if (!Double.isNaN(initial)) {
      check(key, unit, initial, lower, upper);
    }
  }

  /** A free primitive parameter without default and bounds. */
  public static Param of(String key, String unit, String doc) {
    return new Param(
        key,
        Kind.PRIMITIVE,
        unit,
        NO_DEFAULT,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        true,
        doc);
  }

  /** The same with other bounds, both included. */
  public Param within(double newLower, double newUpper) {
    return new Param(key, kind, unit, initial, newLower, newUpper, free, doc);
  }

  /** The same with a default. */
  public Param startingAt(double newInitial) {
    return new Param(key, kind, unit, newInitial, lower, upper, free, doc);
  }

  /** The same, not to be moved by a fit. */
  public Param frozen() {
    return new Param(key, kind, unit, initial, lower, upper, false, doc);
  }

  /** The same, to be moved by a fit. */
  public Param thawed() {
    return new Param(key, kind, unit, initial, lower, upper, true, doc);
  }

  public boolean hasDefault() {
    return !Double.isNaN(initial);
  }

  /**
   * Refuses a value that is not a number or out of bounds.
   *
   * @throws IllegalArgumentException such as "kT = 12.0 keV is outside [0.1, 10.0]"
   */
  public void check(double value) {
    check(key, unit, value, lower, upper);
  }

  private static void check(String key, String unit, double value, double lower, double upper) {
    String stated = key + " = " + value + (unit.isEmpty() ? "" : " " + unit);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(stated + " is not finite");
    }

    if (value < lower || value > upper) {
      throw new IllegalArgumentException(stated + " is outside [" + lower + ", " + upper + "]");
    }
  }
}
