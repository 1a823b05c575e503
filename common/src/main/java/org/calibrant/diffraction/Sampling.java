package org.calibrant.diffraction;

import java.io.Serializable;
import org.calibrant.core.Unit;

/**
 * How finely an image is computed. nanoBragg's two programs differ in the factors of sub-pixels: the C
 * program takes polarisation and solid angle of the first, the PyTorch port the polarisation of each and
 * the solid angle of the last.
 *
 * @param oversampling sub-pixels
 * @param polarisation whose polarisation factor counts
 * @param solidAngle whose solid angle counts
 * @param resolutionAngstrom nothing is scattered beyond this resolution; 0 for no limit
 */
public record Sampling(
    Oversampling oversampling,
    SubPixel polarisation,
    SubPixel solidAngle,
    @Unit("Å") double resolutionAngstrom)
    implements Serializable {
  public Sampling {
    Require.nonNegative("resolution-angstrom", resolutionAngstrom);
  }
}
