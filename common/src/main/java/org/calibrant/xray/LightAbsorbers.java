package org.calibrant.xray;

/**
 * Photo-ionisation of hydrogen, helium and the hydrogen molecule, as the interstellar absorption
 * of Wilms, Allen and McCray (2000) uses them. Energies in eV, cross-sections in Mb = 10⁻¹⁸ cm².
 */
final class LightAbsorbers {
  /** Yan, Sadeghpour and Dalgarno 1998, table 4: helium in powers of x^−½. */
  private static final double[] HELIUM = {1, -4.7416, 14.8200, -30.8678, 37.3584, -23.4585, 5.9133};

  /** Fano profiles of the autoionising levels of helium: q; ν and Γ [Ry]. */
  private static final double[][] RESONANCES = {
    {2.81, 1.610, 2.64061e-3},
    {2.51, 2.795, 6.20116e-4},
    {2.45, 3.817, 2.56061e-4},
    {2.44, 4.824, 1.320159e-4}
  };

  /** Yan, Sadeghpour and Dalgarno 1998: the molecule above 85 eV, in powers of x^−½. */
  private static final double[] MOLECULE = {1, -2.003, -4.806, 50.577, -171.044, 231.608, -81.885};

  /** Wilms, Allen and McCray 2000: the molecule from 30 to 85 eV, in powers of 1/x. */
  private static final double[] MOLECULE_SOFT = {
    0.664, -11.768, 78.118, -231.339, 368.053, -189.953
  };

  private LightAbsorbers() {}

  /** The hydrogen atom: Band, Trzhaskovskaya, Verner and Yakovlev 1990, A&amp;A 237, 267. */
  static double hydrogen(double energy) {
    double threshold = 13.599;
    if (energy < threshold) {
      return 0;
    }

    double root = Math.sqrt(2 * energy / threshold);
    double fourth = (1 + root) * (1 + root) * (1 + root) * (1 + root);
    return 605 / (root * root * root * fourth);
  }

  /**
   * The helium atom: Yan, Sadeghpour and Dalgarno 1998, ApJ 496, 1044, eq. 14, with the autoionising
   * levels of Fernley, Taylor and Seaton 1987, J. Phys. B 20, 6457 and Oza 1986, Phys. Rev. A 33,
   * 824.
   */
  static double helium(double energy) {
    double threshold = 24.58;
    if (energy < threshold) {
      return 0;
    }

    double sigma = 733e-6 * polynomial(HELIUM, Math.sqrt(threshold / energy)) * softness(energy);
    for (double[] level : RESONANCES) {
      double centre = 3 - 1 / (level[1] * level[1]) + 1.807317;
      double x = 2 * (energy / 13.598 - centre) / level[2];
      sigma *= (x - level[0]) * (x - level[0]) / (1 + x * x);
    }

    return sigma;
  }

  /**
   * The hydrogen molecule: Yan, Sadeghpour and Dalgarno 1998, ApJ 496, 1044, eq. 17 to 19, and from
   * 30 to 85 eV the fit of Wilms, Allen and McCray 2000.
   */
  static double molecule(double energy) {
    double x = energy / 15.4;
    if (energy <= 15.4) {
      return 0;
    }

    if (energy < 18) {
      return 1e2 * (((25.4 * x - 87.227) * x + 99.723) * x - 37.895);
    }

    if (energy < 30) {
      double y = 1 / x;
      double cubic = ((-0.692 * y + 1.977) * y - 0.673) * y + 0.071;
      return 20 * StrictMath.pow(x, -0.252) * cubic;
    }

    return energy < 85
        ? polynomial(MOLECULE_SOFT, 1 / x)
        : 45.57e-6 * softness(energy) * polynomial(MOLECULE, 1 / Math.sqrt(x));
  }

  /** (E / keV)^−3.5. */
  private static double softness(double energy) {
    double kev = energy / 1000;
    return 1 / (kev * kev * kev * Math.sqrt(kev));
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }

    return sum;
  }
}
