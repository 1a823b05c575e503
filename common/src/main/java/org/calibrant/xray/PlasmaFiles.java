package org.calibrant.xray;

import java.io.Serializable;
import java.util.List;
import org.calibrant.core.InputFile;

/** What {@code apec} stands for in an {@link Expression}. */
public interface PlasmaFiles extends Serializable {

  /** The component. */
  Component component(Abundances abundances);

  /** No plasma: {@code apec} may not stand in the expression. */
  record NoPlasma() implements PlasmaFiles {
    @Override
    public Component component(Abundances abundances) {
      throw new IllegalArgumentException(
          "model: apec needs files; plasma is NoPlasma, expected PlasmaTable or AtomDb");
    }
  }

  /**
   * An OGIP table with a spectrum per element: {@link CiePlasma}.
   *
   * @param table OGIP additive table model
   * @param tableAbundances the abundances its spectra were made for
   */
  record PlasmaTable(InputFile table, Abundances tableAbundances) implements PlasmaFiles {
    @Override
    public Component component(Abundances abundances) {
      return new Component(
          "apec",
          List.of("kT", "Abundanc", "Redshift", "norm"),
          List.of("kt-kev", "metallicity", "redshift", "norm"),
          List.of("keV", "", "", "1e14 cm-5"),
          v -> new CiePlasma(table, v[0], v[1], abundances, tableAbundances, v[2], v[3]));
    }
  }
}
