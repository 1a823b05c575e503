package org.calibrant.xray;

import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Pha;

/**
 * A stated file.
 *
 * @param file OGIP spectrum of the background
 */
public record BackgroundFile(InputFile file) implements BackgroundChoice {
  @Override
  public InputFile of(InputFile spectrum, Pha pha) {
    return file;
  }
}
