package org.calibrant.xray;

import java.util.Arrays;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Ogip;
import org.calibrant.data.ogip.Rmf;

/**
 * A redistribution matrix with an area of 1 cm² at all energies.
 *
 * @param rmf OGIP redistribution matrix file
 */
public record RmfOnly(InputFile rmf) implements ResponseFiles {
  @Override
  public Response load() {
    Rmf matrix = Ogip.rmf(rmf);
    return new Response(matrix, ones(matrix.bins()));
  }

  static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }
}
