package org.calibrant.xray;

import java.util.List;
import org.calibrant.core.InputFile;
import org.calibrant.core.Unit;
import org.calibrant.data.ogip.TableModel;
import org.calibrant.data.ogip.TableModel.Axis;

/**
 * A plasma in ionisation equilibrium from an OGIP additive table, as {@link TablePlasma}, with the
 * abundances of a published table: an element has
 *
 * <pre>  Z A(element) / A_table(element),   helium with Z = 1</pre>
 *
 * times what its spectrum in the file stands for. So XSPEC's {@code abund} rescales a plasma.
 *
 * @param table OGIP additive table model with the temperature as its one interpolated parameter and
 *     an additional spectrum per element
 * @param ktKev temperature kT [keV]
 * @param metallicity Z of the elements beyond helium
 * @param abundances A
 * @param tableAbundances A_table, the abundances that the spectra in the file were made for
 * @param redshift z
 * @param norm K, in the table's unit
 */
public record CiePlasma(
    InputFile table,
    @Unit("keV") double ktKev,
    double metallicity,
    Abundances abundances,
    Abundances tableAbundances,
    double redshift,
    @Unit("1e14 cm-5") double norm)
    implements SpectralModel, Tabulated {

  public CiePlasma {
    Require.positive("kt-kev", ktKev);
    Require.nonNegative("metallicity", metallicity);
    Require.redshift(redshift);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    SpectrumTable spectra = SpectrumTable.of(table).require(true);
    TableModel model = spectra.model();
    List<Axis> elements = model.additional();
    double[] amounts = new double[elements.size()];
    for (int i = 0; i < amounts.length; i++) {
      Element element = element(elements.get(i).name());
      double share = abundances.of(element) / tableAbundances.of(element);
      boolean light = element == Element.H || element == Element.HE;
      amounts[i] = light ? share : metallicity * share;
    }

    double stretch = 1 + redshift;
    double[] spectrum = spectra.spectrum(new double[] {ktKev}, amounts);
    new Cumulative(model.edges(), spectrum).addTo(edges, stretch, norm / stretch, flux);
  }

  private static Element element(String name) {
    for (Element element : Element.values()) {
      if (element.name().equalsIgnoreCase(name.strip())) {
        return element;
      }
    }

    throw new IllegalArgumentException(
        "the additional spectrum %s of the table is no element; use AdditiveTable".formatted(name));
  }

  private TablePlasma plain() {
    return new TablePlasma(table, ktKev, metallicity, redshift, norm);
  }

  @Override
  public void check() {
    plain().check();
    SpectrumTable.of(table).model().additional().forEach(axis -> element(axis.name()));
  }

  @Override
  public double[] nodes(String path) {
    return plain().nodes(path);
  }

  @Override
  public boolean logarithmic(String path) {
    return plain().logarithmic(path);
  }
}
