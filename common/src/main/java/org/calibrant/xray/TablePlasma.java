package org.calibrant.xray;

import org.calibrant.core.InputFile;
import org.calibrant.core.Unit;

/**
 * A collisionally ionised plasma read from an OGIP additive table.
 *
 * @param table OGIP additive table model
 * @param ktKev temperature kT [keV]
 * @param metallicity Z, abundance of all elements beyond helium, in units of the table's own
 * @param redshift z
 * @param norm 10⁻¹⁴ / (4π D²) ∫ n_e n_H dV [cm⁻⁵]
 */
public record TablePlasma(
    InputFile table,
    @Unit("keV") double ktKev,
    double metallicity,
    double redshift,
    @Unit("1e14 cm-5") double norm)
    implements SpectralModel, Tabulated {

  public TablePlasma {
    Require.positive("kt-kev", ktKev);
    Require.nonNegative("metallicity", metallicity);
    Require.redshift(redshift);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    throw new UnsupportedOperationException();
  }

  @Override
  public double[] nodes(String path) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean logarithmic(String path) {
    throw new UnsupportedOperationException();
  }
}
