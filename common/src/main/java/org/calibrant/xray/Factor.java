package org.calibrant.xray;

/**
 * A factor that is the same at all energies, XSPEC's {@code constant}.
 *
 * @param factor the factor, not negative
 */
public record Factor(double factor) implements Absorption {
  public Factor {
    Require.nonNegative("factor", factor);
  }

  @Override
  public void multiply(double[] edges, double[] flux) {
    for (int i = 0; i < flux.length; i++) {
      flux[i] *= factor;
    }
  }
}
