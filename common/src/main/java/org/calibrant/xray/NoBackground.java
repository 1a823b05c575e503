package org.calibrant.xray;

import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Pha;

/** None, whatever the header says. */
public record NoBackground() implements BackgroundChoice {
  @Override
  public InputFile of(InputFile file, Pha pha) {
    return null;
  }
}
