package org.calibrant.optics.inference;

import java.io.Serializable;
import java.util.Map;
import org.calibrant.optics.Observation;
import org.calibrant.params.Value;

/**
 * One way to build and use an instrument.
 *
 * @param name of it
 * @param observation what is looked at, through what, with what
 * @param values of its parameters, where they differ from those of the configuration
 */
public record Design(String name, Observation observation, Map<String, Value> values)
    implements Serializable {
  public Design {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
  }
}
