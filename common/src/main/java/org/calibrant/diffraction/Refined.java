package org.calibrant.diffraction;

import java.io.Serializable;

/**
 * A parameter that is refined.
 *
 * @param name which one
 * @param range where it may go
 * @param restraint what is known of it
 */
public record Refined(String name, Range range, Restraint restraint) implements Serializable {
  public Refined {
    Parameters.index(name);
  }

  int index() {
    return Parameters.index(name);
  }
}
