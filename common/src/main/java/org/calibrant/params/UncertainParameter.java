package org.calibrant.params;

import java.io.Serializable;

/**
 * A parameter that is not known, and what is known of it.
 *
 * @param name as the model calls it
 * @param prior its distribution
 */
public record UncertainParameter(String name, Prior prior) implements Serializable {
  public UncertainParameter {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
  }
}
