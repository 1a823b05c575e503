package org.calibrant.xray;

import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Ogip;
import org.calibrant.data.ogip.Rmf;

/**
 * Area and redistribution in one matrix [cm²].
 *
 * @param rsp OGIP response file with the area inside the matrix
 */
public record Rsp(InputFile rsp) implements ResponseFiles {
  @Override
  public Response load() {
    Rmf matrix = Ogip.rmf(rsp);
    return new Response(matrix, RmfOnly.ones(matrix.bins()));
  }
}
