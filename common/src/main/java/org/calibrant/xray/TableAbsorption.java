package org.calibrant.xray;

import org.calibrant.core.InputFile;
import org.calibrant.core.Unit;

/**
 * Absorption with a tabulated cross-section: in each bin exp(−N_H σ), where σ is the mean of the
 * cross-sections at the two edges of the bin, interpolated in the table in ln σ against ln E and
 * constant outside it.
 *
 * @param table FITS file with the columns ENERGY [keV] and SIGMA [cm² per hydrogen atom]
 * @param nhE22 hydrogen column N_H [10²² cm⁻²]
 */
public record TableAbsorption(InputFile table, @Unit("1e22 cm-2") double nhE22)
    implements Absorption {

  public TableAbsorption {
    Require.nonNegative("nh-e22", nhE22);
  }

  @Override
  public void multiply(double[] edges, double[] flux) {
    throw new UnsupportedOperationException();
  }
}
