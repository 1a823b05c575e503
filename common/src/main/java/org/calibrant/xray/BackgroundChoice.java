package org.calibrant.xray;

import java.io.Serializable;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Pha;

/** Which spectrum is the background of another. */
public interface BackgroundChoice extends Serializable {

  /** The file of the background; null for none. */
  InputFile of(InputFile file, Pha pha);
}
