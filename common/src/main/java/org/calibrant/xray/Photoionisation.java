package org.calibrant.xray;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Photo-ionisation cross-sections of neutral atoms. Each shell has the analytic fit
 *
 * <pre>
 *   σ(E) = σ₀ [(x − 1)² + y_w²] y^{P/2 − 5.5 − l} (1 + √(y / y_a))^−P
 *   x = E/E₀ − y₀,   y = √(x² + y₁²)
 * </pre>
 *
 * with y₀ = y₁ = 0 for a single shell (Verner and Yakovlev 1995, A&amp;AS 109, 125, eq. 1) and
 * l = 0 for all outer shells together (Verner, Ferland, Korista and Yakovlev 1996, ApJ 465, 487,
 * eq. 1). Below the thresholds of the inner shells the second fit is used, above them the sum of
 * the first over all shells.
 */
final class Photoionisation {
  private static final Map<String, List<Shell>> SHELLS = read();

  /** One fit and the energies [eV] between which it holds: from ≤ E &lt; below. */
  private record Shell(
      double from,
      double below,
      int l,
      double e0,
      double sigma0,
      double ya,
      double p,
      double yw,
      double y0,
      double y1) {

    double at(double energy) {
      double x = energy / e0 - y0;
      double y = y1 == 0 ? Math.abs(x) : Math.sqrt(x * x + y1 * y1);
      return sigma0
          * ((x - 1) * (x - 1) + yw * yw)
          * StrictMath.pow(y, p / 2 - 5.5 - l)
          * StrictMath.pow(1 + Math.sqrt(y / ya), -p);
    }
  }

  private Photoionisation() {}

  /**
   * The cross-section of one atom [Mb = 10⁻¹⁸ cm²].
   *
   * @param energy photon energy [eV]
   */
  static double of(Element element, double energy) {
    return of(element.name(), energy);
  }

  /** The same for a symbol in capital letters; fluorine is known, too. */
  static double of(String element, double energy) {
    double sum = 0;
    for (Shell shell : SHELLS.get(element)) {
      if (energy >= shell.from && energy < shell.below) {
        sum += shell.at(energy);
      }
    }

    return sum;
  }

  private static Map<String, List<Shell>> read() {
    Map<String, List<Shell>> shells = new HashMap<>();
    for (String[] row : Resource.rows("photoionisation.csv")) {
      String element = row[0].toUpperCase(Locale.ROOT);
      shells.computeIfAbsent(element, e -> new ArrayList<>()).add(shell(row));
    }

    return shells;
  }

  private static Shell shell(String[] row) {
    double[] v = new double[row.length];
    for (int i = 2; i < v.length; i++) {
      v[i] = row[i].equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(row[i]);
    }

    return new Shell(v[3], v[4], (int) v[2], v[5], v[6], v[7], v[8], v[9], v[10], v[11]);
  }
}
