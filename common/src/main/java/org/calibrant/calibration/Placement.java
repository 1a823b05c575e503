package org.calibrant.calibration;

import java.io.Serializable;

/** Where ensembles walk. It changes no bit of a chain. */
public interface Placement extends Serializable {

  /** Decides; asks for a measurement only where it needs one. */
  Plan plan(Measurement measurement);
}
