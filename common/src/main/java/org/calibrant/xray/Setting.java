package org.calibrant.xray;

import java.io.Serializable;

/** What a fit does with one parameter of a model. */
public interface Setting extends Serializable {

  /**
   * Moved, between limits.
   *
   * @param value where the fit starts
   * @param min hard lower limit
   * @param max hard upper limit
   */
  record Free(double value, double min, double max) implements Setting {
    public Free {
      if (!(min < max)) {
        throw new IllegalArgumentException("min must be below max, were " + min + " and " + max);
      }

      if (!(min <= value && value <= max)) {
        throw new IllegalArgumentException(
            "value must be from min %s to max %s, was %s".formatted(min, max, value));
      }
    }
  }

  /**
   * Kept.
   *
   * @param value the value
   */
  record Frozen(double value) implements Setting {}

  /**
   * A straight line of another parameter: factor × that + offset.
   *
   * @param to name of the other parameter, which is free or frozen
   * @param factor factor
   * @param offset offset
   */
  record Tied(String to, double factor, double offset) implements Setting {}
}
