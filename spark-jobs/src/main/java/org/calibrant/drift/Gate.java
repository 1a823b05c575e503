package org.calibrant.drift;

import java.io.Serializable;
import java.util.List;

/**
 * Which drift from the published run is too much for a new one to take its place. Chosen by {@code
 * kind} under {@code gates} in the configuration.
 */
public interface Gate extends Serializable {

  /** Why the second run may not be published, one line each; none when it may. */
  List<String> refusals(DriftReport drift);
}
