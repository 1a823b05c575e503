package org.calibrant.xray;

import org.calibrant.math.ErrorFunction;

/**
 * The cross-section of the interstellar medium per hydrogen atom (Wilms, Allen and McCray 2000,
 * ApJ 542, 914, appendix A):
 *
 * <pre>
 *   σ_gas       = Σ_Z A_Z (1 − β_Z) σ_Z,   hydrogen counting with the share that is atomic
 *   σ_molecules = f/2 σ_H2
 *   σ_grains    = n ∫ π a² (1 − e^{−τ(a)}) a^−3.5 da / ∫ a^−3.5 da,   τ(a) = 4/3 (ρ/m) a ⟨σ⟩
 * </pre>
 *
 * where β_Z is the share of element Z that is bound in grains, f = 0.2 the share of hydrogen in
 * molecules, ⟨σ⟩ and m cross-section and mass of the mean atom of a grain, ρ = 1 g cm⁻³, and n the
 * number of grains per hydrogen atom that holds their mass. Grains have radii a from 0.025 to
 * 0.25 µm; the larger ones shield their own interior. The integral is
 *
 * <pre>
 *   2 [a^−½ (1 − e^{−τ}) at the smaller − the same at the larger radius
 *      + √(π τ/a) (erf √τ at the larger − the same at the smaller radius)]
 * </pre>
 */
record InterstellarMedium(Abundances abundances) {
  private static final double MOLECULAR = 0.2;
  private static final double SMALLEST = 0.025e-4;
  private static final double LARGEST = 0.25e-4;
  private static final double DENSITY = 1;

  /** Atomic mass unit [g]. */
  private static final double U = 1.66053907e-24;

  /** σ of each bin [10⁻²² cm² per hydrogen atom], from the means over both edges of the bin. */
  double[] perBin(double[] edges) {
    double[] free = new double[edges.length];
    double[] bound = new double[edges.length];
    for (int i = 0; i < edges.length; i++) {
      if (edges[i] < 100) {
        gather(1000 * edges[i], i, free, bound);
      }
    }

    double[] sigma = CrossSections.means(free);
    double[] bare = CrossSections.means(bound);
    for (int i = 0; i < sigma.length; i++) {
      sigma[i] = 1e4 * (sigma[i] + grains(bare[i]));
    }

    return sigma;
  }

  /** Mb per hydrogen atom at one energy: atoms in gas and molecules; atoms in grains, unshielded. */
  private void gather(double energy, int i, double[] free, double[] bound) {
    free[i] = MOLECULAR / 2 * LightAbsorbers.molecule(energy);
    for (Element element : Element.values()) {
      double sigma =
          switch (element) {
            case H -> (1 - MOLECULAR) * LightAbsorbers.hydrogen(energy);
            case HE -> LightAbsorbers.helium(energy);
            default -> Photoionisation.of(element, energy);
          };
      double gas = element.gas();
      free[i] += abundances.of(element) * gas * sigma;
      bound[i] += abundances.of(element) * (1 - gas) * sigma;
    }
  }

  /** σ_grains [Mb] from the cross-section that their atoms would have side by side [Mb]. */
  private double grains(double bare) {
    if (!(bare > 0)) {
      return 0;
    }

    double mass = 0;
    for (Element element : Element.values()) {
      double bound = abundances.of(element) * (1 - element.gas());
      mass += bound * element.weight() * U;
    }

    double depth = 4.0 / 3 * DENSITY * bare * 1e-18 / mass;
    double roots = Math.sqrt(LARGEST) - Math.sqrt(SMALLEST);
    double number = 3 * mass / (4 * Math.PI * DENSITY) / (2 * roots);
    double area =
        hidden(SMALLEST, depth)
            - hidden(LARGEST, depth)
            + Math.sqrt(Math.PI * depth)
                * (ErrorFunction.erf(Math.sqrt(depth * LARGEST))
                    - ErrorFunction.erf(Math.sqrt(depth * SMALLEST)));
    return number * Math.PI * 2 * area * 1e18;
  }

  /** a^−½ (1 − e^{−τ}). */
  private static double hidden(double radius, double depth) {
    double tau = radius * depth;
    return tau * Growth.of(-tau) / Math.sqrt(radius);
  }
}
