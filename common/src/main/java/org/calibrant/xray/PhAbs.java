package org.calibrant.xray;

import org.calibrant.core.Unit;

/**
 * Photo-electric absorption by cold atomic gas. In each bin the transmission is
 *
 * <pre>  T = exp(−N_H σ),   σ = Σ_Z A_Z σ_Z</pre>
 *
 * over H, He, C, N, O, Ne, Na, Mg, Al, Si, S, Cl, Ar, Ca, Cr, Fe, Co and Ni, where σ_Z is the mean
 * of the cross-sections at the two edges of the bin (Verner and Yakovlev 1995, A&amp;AS 109, 125;
 * Verner et al. 1996, ApJ 465, 487) and A_Z the abundance. There are no molecules and no grains.
 * At 1 keV and N_H = 10²² cm⁻² the optical depth is 2.50 for the abundances ANGR. Below 13.6 eV and
 * above 100 keV nothing is absorbed. This is XSPEC's {@code phabs} with {@code xsect vern}.
 *
 * @param nhE22 hydrogen column N_H [10²² cm⁻²]
 * @param abundances abundances A_Z of the elements
 */
public record PhAbs(@Unit("1e22 cm-2") double nhE22, Abundances abundances) implements Absorption {

  public PhAbs {
    Require.nonNegative("nh-e22", nhE22);
  }

  /** What absorbs. */
  private record Gas(Abundances abundances) {
    double[] perBin(double[] edges) {
      double[] sigma = new double[edges.length];
      for (int i = 0; i < sigma.length; i++) {
        sigma[i] = 1e4 * at(1000 * edges[i]);
      }

      return CrossSections.means(sigma);
    }

    private double at(double energy) {
      double sum = 0;
      if (energy <= 1e5) {
        for (Element element : Element.values()) {
          sum += abundances.of(element) * Photoionisation.of(element, energy);
        }
      }

      return sum;
    }
  }

  @Override
  public void multiply(double[] edges, double[] flux) {
    Gas gas = new Gas(abundances);
    CrossSections.absorb(gas, nhE22, edges, flux, gas::perBin);
  }
}
