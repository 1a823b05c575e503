package org.calibrant.xray;

import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Arf;
import org.calibrant.data.ogip.Ogip;
import org.calibrant.data.ogip.Rmf;

/**
 * An effective area and a redistribution matrix on the same energy grid. Rows of the matrix are
 * taken as they are: they need not sum to one.
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
    return new Response(matrix, area.area());
  }
}
