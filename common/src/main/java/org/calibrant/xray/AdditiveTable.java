package org.calibrant.xray;

import java.util.Map;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.TableModel;
import org.calibrant.data.ogip.TableModel.Axis;

/**
 * An OGIP additive table model with all its parameters by their own names:
 *
 * <pre>  N = K [S(p) + Σ a_i S_i(p)] / (1 + z)   in the bins E (1 + z)</pre>
 *
 * where p are the interpolated and a_i the additional parameters. Interpolation is multilinear, in a
 * parameter or in its logarithm as the table says; spectra stay constant beyond the first and the
 * last tabulated value, and {@link #check} refuses a value there. Bins of the table that an edge
 * cuts are divided by width.
 *
 * @param table OGIP additive table model
 * @param parameters value of every interpolated and every additional parameter of the table
 * @param redshift z
 * @param norm K, factor on the tabulated spectra
 */
public record AdditiveTable(
    InputFile table, Map<String, Double> parameters, double redshift, double norm)
    implements SpectralModel, Tabulated {

  public AdditiveTable {
    parameters = NamedValues.copy(parameters);
    Require.redshift(redshift);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    SpectrumTable spectra = spectra();
    TableModel model = spectra.model();
    double[] at = NamedValues.of(model.axes(), parameters);
    double[] amounts = NamedValues.of(model.additional(), parameters);
    double stretch = 1 + redshift;
    double[] spectrum = spectra.spectrum(at, amounts);
    new Cumulative(model.edges(), spectrum).addTo(edges, stretch, norm / stretch, flux);
  }

  @Override
  public void check() {
    spectra().requireShiftable(redshift);
    NamedValues.check(spectra(), parameters);
  }

  @Override
  public double[] nodes(String path) {
    Axis axis = NamedValues.axis(spectra(), path);
    return axis == null ? new double[0] : axis.values().clone();
  }

  @Override
  public boolean logarithmic(String path) {
    Axis axis = NamedValues.axis(spectra(), path);
    return axis != null && axis.logarithmic();
  }

  private SpectrumTable spectra() {
    return SpectrumTable.of(table).require(true);
  }
}
