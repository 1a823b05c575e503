package org.calibrant.xray;

import java.util.List;
import java.util.Locale;

/** Elements by atomic number, 1 to 30, as plasma codes need them. */
final class Nuclide {
  static final int HEAVIEST = 30;

  private static final List<String> SYMBOLS =
      List.of(
          "H", "He", "Li", "Be", "B", "C", "N", "O", "F", "Ne", "Na", "Mg", "Al", "Si", "P", "S",
          "Cl", "Ar", "K", "Ca", "Sc", "Ti", "V", "Cr", "Mn", "Fe", "Co", "Ni", "Cu", "Zn");

  /** Standard atomic weights [u]. */
  private static final double[] WEIGHTS = {
    1.008, 4.0026, 6.94, 9.0122, 10.81, 12.011, 14.007, 15.999, 18.998, 20.180, 22.990, 24.305,
    26.982, 28.085, 30.974, 32.06, 35.45, 39.948, 39.098, 40.078, 44.956, 47.867, 50.942, 51.996,
    54.938, 55.845, 58.933, 58.693, 63.546, 65.38
  };

  /** The elements whose abundance a plasma model scales; all others are trace elements. */
  private static final List<String> SCALED =
      List.of("C", "N", "O", "Ne", "Mg", "Al", "Si", "S", "Ar", "Ca", "Fe", "Ni");

  private Nuclide() {}

  static String symbol(int z) {
    return SYMBOLS.get(z - 1);
  }

  /** Atomic weight [u]. */
  static double weight(int z) {
    return WEIGHTS[z - 1];
  }

  /** Elements beyond helium that are scaled, by symbol. */
  static List<String> scaled() {
    return SCALED;
  }

  /** Abundance of an element in a table over that in another; 1 for one that they do not hold. */
  static double share(int z, Abundances table, Abundances reference) {
    String name = symbol(z).toUpperCase(Locale.ROOT);
    for (Element element : Element.values()) {
      if (element.name().equals(name)) {
        return table.of(element) / reference.of(element);
      }
    }

    return 1;
  }
}
