package org.calibrant.xray;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

  private static final Map<Abundances, Map<Element, Double>> TABLES = read();

  /** Atoms of {@code element} per hydrogen atom. */
  double of(Element element) {
    return TABLES.get(this).get(element);
  }

  private static Map<Abundances, Map<Element, Double>> read() {
    Map<Abundances, Map<Element, Double>> tables = new EnumMap<>(Abundances.class);
    List<String[]> rows = Resource.rows("abundances.csv");
    String[] names = rows.get(0);
    for (int column = 1; column < names.length; column++) {
      Map<Element, Double> table = new EnumMap<>(Element.class);
      for (String[] row : rows.subList(1, rows.size())) {
        table.put(Element.valueOf(row[0].toUpperCase(Locale.ROOT)), Double.valueOf(row[column]));
      }

      String name = names[column].toUpperCase(Locale.ROOT);
      tables.put(Abundances.valueOf(name), Collections.unmodifiableMap(table));
    }

    return Collections.unmodifiableMap(tables);
  }
}
