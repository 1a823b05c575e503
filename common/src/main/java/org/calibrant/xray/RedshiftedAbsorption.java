package org.calibrant.xray;

/**
 * An absorber at redshift z, T(E) = T_absorber(E (1 + z)): XSPEC's {@code zTBabs} and {@code
 * zphabs}.
 *
 * @param redshift z
 * @param absorption the absorber in its own frame
 */
public record RedshiftedAbsorption(double redshift, Absorption absorption) implements Absorption {
  public RedshiftedAbsorption {
    Require.redshift(redshift);
  }

  @Override
  public void multiply(double[] edges, double[] flux) {
    double stretch = 1 + redshift;
    double[] own = new double[edges.length];
    for (int i = 0; i < edges.length; i++) {
      own[i] = edges[i] * stretch;
    }

    absorption.multiply(own, flux);
  }

  @Override
  public void check() {
    absorption.check();
  }
}
