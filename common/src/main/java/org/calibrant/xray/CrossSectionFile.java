package org.calibrant.xray;

import org.calibrant.core.InputFile;
import org.calibrant.core.Unit;

/**
 * A table of cross-sections, as {@link TableAbsorption} reads it.
 *
 * @param table FITS file with the columns ENERGY [keV] and SIGMA
 * @param sigmaUnitCm2 what one unit of SIGMA stands for [cm²]
 */
public record CrossSectionFile(InputFile table, @Unit("cm2") double sigmaUnitCm2)
    implements java.io.Serializable {
  public CrossSectionFile {
    Require.positive("sigma-unit-cm2", sigmaUnitCm2);
  }
}
