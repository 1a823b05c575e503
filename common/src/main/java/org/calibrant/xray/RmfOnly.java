package org.calibrant.xray;

import org.calibrant.core.InputFile;

/**
 * A redistribution matrix with an area of 1 cm² at all energies.
 *
 * @param rmf OGIP redistribution matrix file
 */
public record RmfOnly(InputFile rmf) implements ResponseFiles {
  @Override
  public Response load() {
    throw new UnsupportedOperationException();
  }
}
