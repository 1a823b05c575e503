package org.calibrant.xray;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.InputFile;
import org.calibrant.core.Unit;
import org.calibrant.data.ogip.CrossSectionTable;
import org.calibrant.data.ogip.Ogip;
import org.calibrant.math.Elementary;

/**
 * Absorption with a tabulated cross-section: in each bin
 *
 * <pre>  T = exp(−N_H σ)</pre>
 *
 * where σ is the mean of the cross-sections at the two edges of the bin, interpolated in the table
 * in ln σ against ln E and constant outside it.
 *
 * @param table FITS file with the columns ENERGY [keV] and SIGMA
 * @param sigmaUnitCm2 what one unit of SIGMA stands for: 1, or 10⁻²² where the numbers are meant to
 *     be multiplied by the column in 10²² cm⁻² (headers are known to be wrong about this) [cm²]
 * @param nhE22 hydrogen column N_H [10²² cm⁻²]
 */
public record TableAbsorption(
    InputFile table, @Unit("cm2") double sigmaUnitCm2, @Unit("1e22 cm-2") double nhE22)
    implements Absorption {

  public TableAbsorption {
    Require.positive("sigma-unit-cm2", sigmaUnitCm2);
    Require.nonNegative("nh-e22", nhE22);
  }

  /** What absorbs; its table is read once per JVM. */
  private record Matter(InputFile table, double unit) {
    private static final Map<Matter, CrossSectionTable> LOADED = new ConcurrentHashMap<>();

    CrossSectionTable load() {
      return LOADED.computeIfAbsent(this, m -> Ogip.crossSections(m.table, "SIGMA", m.unit));
    }

    double[] perBin(double[] edges) {
      CrossSectionTable data = load();
      double[] sigma = new double[edges.length];
      for (int i = 0; i < sigma.length; i++) {
        sigma[i] = 1e22 * at(data.energy(), data.sigma(), edges[i]);
      }

      return CrossSections.means(sigma);
    }

    private static double at(double[] energy, double[] sigma, double e) {
      int last = energy.length - 1;
      if (e <= energy[0]) {
        return sigma[0];
      }

      if (e >= energy[last]) {
        return sigma[last];
      }

      int low = 0;
      int high = last;
      while (high - low > 1) {
        int middle = (low + high) >>> 1;
        if (energy[middle] <= e) {
          low = middle;
        } else {
          high = middle;
        }
      }

      if (!(sigma[low] > 0 && sigma[high] > 0)) {
        double share = (e - energy[low]) / (energy[high] - energy[low]);
        return sigma[low] + share * (sigma[high] - sigma[low]);
      }

      double share = Elementary.log(e / energy[low]) / Elementary.log(energy[high] / energy[low]);
      return sigma[low] * Elementary.exp(share * Elementary.log(sigma[high] / sigma[low]));
    }
  }

  @Override
  public void multiply(double[] edges, double[] flux) {
    Matter matter = new Matter(table, sigmaUnitCm2);
    CrossSections.absorb(matter, nhE22, edges, flux, matter::perBin);
  }

  @Override
  public void check() {
    new Matter(table, sigmaUnitCm2).load();
  }
}
