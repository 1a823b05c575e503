package org.calibrant.xray;

import org.calibrant.core.Unit;
import org.calibrant.data.ogip.AtomDb;

/**
 * Plasma in collisional ionisation equilibrium from AtomDB's files, XSPEC's {@code apec} (and {@code
 * bapec}, with a velocity):
 *
 * <pre>
 *   N = K 10¹⁴ / (1 + z) Σ_Z a_Z ε_Z(kT)   in the bins E (1 + z),   K = 10⁻¹⁴/(4π [D_A (1 + z)]²) ∫ n_e n_H dV
 * </pre>
 *
 * with the emissivities ε of {@link PlasmaEmission}, linear in kT between the tabulated temperatures
 * and constant beyond them. a_Z is the abundance of the table over that of Anders and Grevesse, for
 * which the files are made; C, N, O, Ne, Mg, Al, Si, S, Ar, Ca, Fe and Ni are multiplied by the
 * metallicity, the other elements beyond helium are trace elements and are not.
 *
 * @param files the files
 * @param ktKev temperature kT [keV]
 * @param metallicity of the twelve elements
 * @param abundances table of abundances
 * @param redshift z
 * @param velocityKmS v, Gaussian velocity of the emitting gas along the line of sight
 * @param thermal whether the lines are broadened by the temperature of their ions
 * @param norm K
 */
public record Apec(
    AtomDbFiles files,
    @Unit("keV") double ktKev,
    double metallicity,
    Abundances abundances,
    double redshift,
    @Unit("km s-1") double velocityKmS,
    boolean thermal,
    @Unit("1e14 cm-5") double norm)
    implements SpectralModel, Tabulated {

  public Apec {
    Require.positive("kt-kev", ktKev);
    Require.nonNegative("metallicity", metallicity);
    Require.redshift(redshift);
    Require.nonNegative("velocity-km-s", velocityKmS);
    Require.nonNegative("norm", norm);
  }

  @Override
  public void addTo(double[] edges, double[] flux) {
    double[] amounts = new double[Nuclide.HEAVIEST + 1];
    for (int z = 1; z < amounts.length; z++) {
      double factor = Nuclide.scaled().contains(Nuclide.symbol(z)) ? metallicity : 1;
      amounts[z] = factor * Nuclide.share(z, abundances, Abundances.ANGR);
    }

    PlasmaEmission.add(files, ktKev, amounts, velocityKmS, thermal, redshift, norm, edges, flux);
  }

  @Override
  public void check() {
    requireInside(PlasmaEmission.load(files), ktKev);
  }

  static void requireInside(AtomDb data, double kt) {
    double[] nodes = data.ktKev();
    if (!(kt >= nodes[0] && kt <= nodes[nodes.length - 1])) {
      throw new IllegalArgumentException(
          "kt-kev must be within the files, %s to %s, was %s"
              .formatted(nodes[0], nodes[nodes.length - 1], kt));
    }
  }

  /** With thermal broadening the photons are not linear in the temperature. */
  @Override
  public double[] nodes(String path) {
    return path.equals("kt-kev") && !thermal
        ? PlasmaEmission.load(files).ktKev().clone()
        : new double[0];
  }

  @Override
  public boolean logarithmic(String path) {
    return false;
  }
}
