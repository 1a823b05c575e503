package org.calibrant.xray;

import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Ogip;
import org.calibrant.data.ogip.Rmf;

/**
 * Area and redistribution in one matrix.
 *
 * @param rsp OGIP response file with the area inside the matrix
 */
public record Rsp(InputFile rsp) implements ResponseFiles {
  @Override
  public Response load() {
    Rmf matrix = Ogip.rmf(rsp);
    if (!matrix.includesArea()) {
      throw new BadInput(
          rsp.uri(), "", "the matrix holds no effective area; name its ARF as well (kind = ArfRmf)");
    }

    return new Response(matrix, RmfOnly.ones(matrix.bins()));
  }
}
