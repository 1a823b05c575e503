package org.calibrant.params;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * What is known of a parameter before it has a value. Start from {@link #of} or {@link #derived} and
 * refine: {@code Param.of("source.plasma.kT", "keV", "temperature").within(0.1, 10).startingAt(3)}.
 *
 * @param key {@code element.group.name}, or fewer parts where an engine has no elements or groups
 * @param kind where its value comes from
 * @param unit unit, or {@code ""} for a pure number
 * @param length {@link #SCALAR}, or the number of elements of a vector
 * @param initial the default value, of each element of a vector, or {@link #NO_DEFAULT}
 * @param lower the least allowed value; −∞ without a bound
 * @param upper the largest allowed value; +∞ without a bound
 * @param free whether a fit may move it; otherwise it is frozen, as all derived ones are
 * @param prior what is known of it, or of each element; null if nothing is
 * @param transform in which coordinate a search without bounds moves it; null for itself
 * @param doc what it means
 */
public record Param(
    String key,
    Kind kind,
    String unit,
    int length,
    double initial,
    double lower,
    double upper,
    boolean free,
    Prior prior,
    Transform transform,
    String doc)
    implements Serializable {

  /** The default of a parameter that has none: its value must be given. */
  public static final double NO_DEFAULT = Double.NaN;

  /** The length of a parameter that is one number. */
  public static final int SCALAR = 0;

  private static final Pattern KEY =
      Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z][A-Za-z0-9_-]*){0,2}");

  public Param {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "a parameter's key must have the form element.group.name, was \"" + key + "\"");
    }

    if (length < 0) {
      throw new IllegalArgumentException(
          key + ": a vector must have at least 1 element, was " + length);
    }

    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          key + ": lower bound must not be above upper bound, were " + lower + " and " + upper);
    }

    if (kind == Kind.DERIVED && (free || !Double.isNaN(initial))) {
      throw new IllegalArgumentException(
          key + " is derived: it has no default, and a fit moves what it is derived from");
    }

    if (transform != null && (transform.lower() > lower || transform.upper() < upper)) {
      throw new IllegalArgumentException(
          "%s: its transform reaches from %s to %s, its bounds from %s to %s"
              .formatted(key, transform.lower(), transform.upper(), lower, upper));
    }

    if (!Double.isNaN(initial)) {
      check(key, unit, initial, lower, upper);
    }
  }

  /** A free primitive scalar without default and bounds. */
  public static Param of(String key, String unit, String doc) {
    return new Param(
        key,
        Kind.PRIMITIVE,
        unit,
        SCALAR,
        NO_DEFAULT,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        true,
        null,
        null,
        doc);
  }

  /** A derived scalar without bounds. */
  public static Param derived(String key, String unit, String doc) {
    return new Param(
        key,
        Kind.DERIVED,
        unit,
        SCALAR,
        NO_DEFAULT,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        false,
        null,
        null,
        doc);
  }

  /** The same as a vector. */
  public Param ofLength(int newLength) {
    if (newLength < 1) {
      throw new IllegalArgumentException(
          key + ": a vector must have at least 1 element, was " + newLength);
    }

    return new Param(
        key, kind, unit, newLength, initial, lower, upper, free, prior, transform, doc);
  }

  /** The same with other bounds, both included. */
  public Param within(double newLower, double newUpper) {
    return new Param(
        key, kind, unit, length, initial, newLower, newUpper, free, prior, transform, doc);
  }

  /** The same with a default. */
  public Param startingAt(double newInitial) {
    return new Param(
        key, kind, unit, length, newInitial, lower, upper, free, prior, transform, doc);
  }

  /** The same with a prior, of each element of a vector. */
  public Param with(Prior newPrior) {
    return new Param(
        key, kind, unit, length, initial, lower, upper, free, newPrior, transform, doc);
  }

  /** The same, moved in another coordinate by searches that know no bounds. */
  public Param movedIn(Transform newTransform) {
    return new Param(
        key, kind, unit, length, initial, lower, upper, free, prior, newTransform, doc);
  }

  /** The same, not to be moved by a fit. */
  public Param frozen() {
    return new Param(key, kind, unit, length, initial, lower, upper, false, prior, transform, doc);
  }

  /** The same, to be moved by a fit. */
  public Param thawed() {
    return new Param(key, kind, unit, length, initial, lower, upper, true, prior, transform, doc);
  }

  /** The same as a free primitive: what was derived is now given, or fitted. */
  public Param primitive() {
    return new Param(
        key, Kind.PRIMITIVE, unit, length, initial, lower, upper, true, prior, transform, doc);
  }

  public boolean hasDefault() {
    return !Double.isNaN(initial);
  }

  public boolean isDerived() {
    return kind == Kind.DERIVED;
  }

  public boolean isVector() {
    return length != SCALAR;
  }

  /** How many numbers it is. */
  public int size() {
    return Math.max(1, length);
  }

  /** The name of an element: {@code key}, or {@code key[i]} of a vector. */
  public String name(int element) {
    return isVector() ? key + "[" + element + "]" : key;
  }

  /**
   * Refuses a value that is not a number or out of bounds.
   *
   * @throws IllegalArgumentException such as "kT = 12.0 keV is outside [0.1, 10.0]"
   */
  public void check(double value) {
    check(key, unit, value, lower, upper);
  }

  /** As above, for all elements of a vector. */
  public void check(double[] values) {
    if (values.length != size()) {
      throw new IllegalArgumentException(
          "%s: expected %s, found %d numbers".formatted(key, shape(), values.length));
    }

    for (int i = 0; i < values.length; i++) {
      check(name(i), unit, values[i], lower, upper);
    }
  }

  private String shape() {
    return isVector() ? "a vector of " + length : "one number";
  }

  private static void check(String name, String unit, double value, double lower, double upper) {
    String stated = name + " = " + value + (unit.isEmpty() ? "" : " " + unit);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(stated + " is not finite");
    }

    if (value < lower || value > upper) {
      throw new IllegalArgumentException(stated + " is outside [" + lower + ", " + upper + "]");
    }
  }
}
