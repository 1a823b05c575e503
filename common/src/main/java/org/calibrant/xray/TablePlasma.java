package org.calibrant.xray;

import java.util.List;
import java.util.Locale;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.core.Unit;
import org.calibrant.data.ogip.TableModel;
import org.calibrant.data.ogip.TableModel.Axis;

/**
 * A collisionally ionised plasma read from an OGIP additive table with one interpolated parameter,
 * the temperature, and one additional spectrum per element:
 *
 * <pre>
 *   N = K [S_base(kT) + S_He(kT) + Z Σ S_element(kT)] / (1 + z)   in the bins E (1 + z)
 * </pre>
 *
 * Spectra are interpolated between neighbouring temperatures as the table says (usually linearly in
 * ln kT) and stay constant beyond the first and the last; {@link #check} refuses a temperature
 * there. Bins of the table that an edge cuts are divided by width. An additional spectrum whose name
 * is H or He is taken once, all others Z times.
 *
 * @param table OGIP additive table model
 * @param ktKev temperature kT [keV]
 * @param metallicity Z, abundance of all elements beyond helium relative to the table's own
 * @param redshift z
 * @param norm K, in the table's unit; for spectra in 10⁻¹⁴ photon cm³ s⁻¹ it is
 *     10⁻¹⁴ / (4π [D_A (1 + z)]²) ∫ n_e n_H dV
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
    SpectrumTable spectra = spectra();
    TableModel model = spectra.model();
    double[] spectrum = spectra.spectrum(new double[] {ktKev}, amounts(model.additional()));
    double stretch = 1 + redshift;
    new Cumulative(model.edges(), spectrum).addTo(edges, stretch, norm / stretch, flux);
  }

  @Override
  public void check() {
    SpectrumTable spectra = spectra();
    spectra.requireShiftable(redshift);
    SpectrumTable.requireInside(temperature(spectra), ktKev);
  }

  @Override
  public double[] nodes(String path) {
    return path.equals("kt-kev") ? temperature(spectra()).values().clone() : new double[0];
  }

  @Override
  public boolean logarithmic(String path) {
    return temperature(spectra()).logarithmic();
  }

  private SpectrumTable spectra() {
    SpectrumTable spectra = SpectrumTable.of(table).require(true);
    temperature(spectra);
    return spectra;
  }

  private Axis temperature(SpectrumTable spectra) {
    List<Axis> axes = spectra.model().axes();
    if (axes.size() != 1) {
      throw new BadInput(
          table.uri(),
          "PARAMETERS",
          "expected one interpolated parameter, the temperature, found %s"
              .formatted(axes.stream().map(Axis::name).toList()));
    }

    return axes.get(0);
  }

  private double[] amounts(List<Axis> elements) {
    double[] amounts = new double[elements.size()];
    for (int i = 0; i < amounts.length; i++) {
      String name = elements.get(i).name().strip().toLowerCase(Locale.ROOT);
      amounts[i] = name.equals("h") || name.equals("he") ? 1 : metallicity;
    }

    return amounts;
  }
}
