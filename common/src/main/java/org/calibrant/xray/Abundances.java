package org.calibrant.xray;

import java.util.List;
import java.util.Locale;

/** Published tables of the abundances of the elements, by number relative to hydrogen. */
public enum Abundances {
  /** Anders and Grevesse 1989, Geochim. Cosmochim. Acta 53, 197. */
  ANGR,
  /** Anders and Ebihara 1982, Geochim. Cosmochim. Acta 46, 2363. */
  ANEB,
  /** Asplund, Grevesse, Sauval and Scott 2009, ARA&amp;A 47, 481. */
  ASPL,
  /** Feldman 1992, Phys. Scr. 46, 202. */
  FELD,
  /** Grevesse and Sauval 1998, Space Sci. Rev. 85, 161. */
  GRSA,
  /** Lodders 2003, ApJ 591, 1220. */
  LODD,
  /** Wilms, Allen and McCray 2000, ApJ 542, 914. */
  WILM;

  private final double[] perHydrogen = new double[Element.values().length];

  static {
    List<String[]> rows = Resource.rows("abundances.csv");
    for (String[] row : rows) {
      Element element = Element.valueOf(row[0].toUpperCase(Locale.ROOT));
      for (Abundances table : values()) {
        table.perHydrogen[element.ordinal()] = Double.parseDouble(row[1 + table.ordinal()]);
      }
    }
  }

  /** Atoms of {@code element} per hydrogen atom. */
  double of(Element element) {
    return perHydrogen[element.ordinal()];
  }
}
