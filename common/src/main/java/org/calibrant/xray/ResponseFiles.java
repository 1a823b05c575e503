package org.calibrant.xray;

import java.io.Serializable;
import org.calibrant.core.BadInput;

/** The files that describe an instrument. */
public interface ResponseFiles extends Serializable {

  /**
   * Reads the files.
   *
   * @throws BadInput for a file that is missing or damaged, or files that do not belong together
   */
  Response load();
}
