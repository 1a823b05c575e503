package org.calibrant.calibration.models;

import java.io.Serializable;

/**
 * A quantity that a model computes along its timeline, or reads.
 *
 * @param name as targets name it
 * @param unit unit, or {@code ""} for a pure number
 */
public record Variable(String name, String unit) implements Serializable {
  public Variable {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
  }
}
