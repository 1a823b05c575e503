package org.calibrant.xray;

import org.calibrant.core.Unit;

/**
 * Absorption by cold gas.
 *
 * @param nhE22 hydrogen column [10²² cm⁻²]
 * @param abundances abundances of the elements
 */
public record PhAbs(@Unit("1e22 cm-2") double nhE22, Abundances abundances) implements Absorption {

  public PhAbs {
    Require.nonNegative("nh-e22", nhE22);
  }

  @Override
  public void multiply(double[] edges, double[] flux) {
    throw new UnsupportedOperationException();
  }
}
