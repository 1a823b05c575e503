package org.calibrant.xray;

import org.calibrant.core.InputFile;

/**
 * Area and redistribution in one matrix.
 *
 * @param rsp OGIP response file with the area inside the matrix
 */
public record Rsp(InputFile rsp) implements ResponseFiles {
  @Override
  public Response load() {
    throw new UnsupportedOperationException();
  }
}
