package org.calibrant.xray;

import java.util.Map;
import org.calibrant.core.InputFile;

/**
 * An OGIP additive table model with all its parameters by their own names.
 *
 * @param table OGIP additive table model
 * @param parameters value of every interpolated and every additional parameter of the table
 * @param redshift z
 * @param norm factor on the tabulated spectra
 */
public record AdditiveTable(
    InputFile table, Map<String, Double> parameters, double redshift, double norm)
    implements SpectralModel, Tabulated {

  public AdditiveTable {
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
