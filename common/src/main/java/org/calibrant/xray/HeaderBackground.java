package org.calibrant.xray;

import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Pha;

/** The file that BACKFILE names, beside the spectrum; none where it names none. */
public record HeaderBackground() implements BackgroundChoice {
  @Override
  public InputFile of(InputFile file, Pha pha) {
    return pha.backFile().isBlank() ? null : Beside.file(file, pha.backFile());
  }
}
