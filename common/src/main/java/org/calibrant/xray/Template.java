package org.calibrant.xray;

import java.io.Serializable;

/** What a simulated spectrum is like, but for its photons. */
public interface Template extends Serializable {

  /**
   * Reads the files.
   *
   * @throws org.calibrant.core.BadInput for files that are missing, damaged or do not belong together
   */
  SimulatedObservation load();
}
