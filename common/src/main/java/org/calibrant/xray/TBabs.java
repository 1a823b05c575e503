package org.calibrant.xray;

import org.calibrant.core.Unit;

/**
 * Absorption by the interstellar medium: gas, molecular hydrogen and grains (Wilms, Allen and
 * McCray 2000, ApJ 542, 914). In each bin the transmission is
 *
 * <pre>  T = exp(−N_H σ),   σ = σ_gas + σ_molecules + σ_grains</pre>
 *
 * of which {@link InterstellarMedium} computes the parts. At 1 keV and N_H = 10²² cm⁻² the optical
 * depth is 1.74 for the abundances WILM, for which the model is meant, and 2.53 for ANGR.
 *
 * <p>This is XSPEC's {@code tbabs} in its version 1, and its version 2 but for the measured fine
 * structure of the K edges of oxygen and neon and the L edges of iron (0.53 to 0.58, 0.86 to 0.90
 * and 0.70 to 0.80 keV), which are sharp here; {@link TableAbsorption} takes it from a table.
 *
 * @param nhE22 hydrogen column N_H, atoms in molecules included [10²² cm⁻²]
 * @param abundances abundances of the elements, in gas and grains together
 */
public record TBabs(@Unit("1e22 cm-2") double nhE22, Abundances abundances) implements Absorption {

  public TBabs {
    Require.nonNegative("nh-e22", nhE22);
  }

  @Override
  public void multiply(double[] edges, double[] flux) {
    InterstellarMedium medium = new InterstellarMedium(abundances);
    CrossSections.absorb(medium, nhE22, edges, flux, medium::perBin);
  }
}
