package org.calibrant.calibration.targets;

import java.io.Serializable;

/** Where the observations of a variable come from. Implementations are records. */
public interface Observations extends Serializable {

  /**
   * The observations of a variable.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing, damaged, or holds none
   */
  Observed of(String variable);
}
