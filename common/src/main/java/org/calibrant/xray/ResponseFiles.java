package org.calibrant.xray;

import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Pha;

/** The files that describe an instrument. */
public interface ResponseFiles extends ResponseChoice {

  /**
   * Reads the files.
   *
   * @throws BadInput for a file that is missing or damaged, or files that do not belong together
   */
  Response load();

  /** A first observation with the instrument, before any modification. */
  default Observation observation(double exposureS) {
    return new Observation(load(), exposureS);
  }

  /** These files, whatever the header of a spectrum says. */
  @Override
  default ResponseFiles of(InputFile file, Pha pha) {
    return this;
  }
}
