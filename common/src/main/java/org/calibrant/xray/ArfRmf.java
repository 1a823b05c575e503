package org.calibrant.xray;

import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Arf;
import org.calibrant.data.ogip.Ogip;
import org.calibrant.data.ogip.Rmf;

/**
 * An effective area and a redistribution matrix on the same energy grid.
 *
 * @param arf OGIP ancillary response file
 * @param rmf OGIP redistribution matrix file
 */
public record ArfRmf(InputFile arf, InputFile rmf) implements ResponseFiles {
  @Override
  public Response load() {
    Arf area = Ogip.arf(arf);
    Rmf matrix = Ogip.rmf(rmf);
    Ogip.requireSameGrid(area, matrix);
    if (matrix.includesArea()) {
      throw new BadInput(
          rmf.uri(), "", "the matrix holds the effective area already, so it takes no ARF");
    }

    return new Response(matrix, area.area());
  }
}
