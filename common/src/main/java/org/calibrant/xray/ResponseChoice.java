package org.calibrant.xray;

import java.io.Serializable;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Pha;

/** With which instrument a spectrum was seen. */
public interface ResponseChoice extends Serializable {

  /**
   * The files of the instrument.
   *
   * @param file the spectrum's file
   * @param pha what it holds
   */
  ResponseFiles of(InputFile file, Pha pha);
}
