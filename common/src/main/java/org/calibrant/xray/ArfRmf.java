package org.calibrant.xray;

import org.calibrant.core.InputFile;

/**
 * An effective area and a redistribution matrix on the same energy grid.
 *
 * @param arf OGIP ancillary response file
 * @param rmf OGIP redistribution matrix file
 */
public record ArfRmf(InputFile arf, InputFile rmf) implements ResponseFiles {
  @Override
  public Response load() {
    throw new UnsupportedOperationException();
  }
}
