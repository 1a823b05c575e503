package org.calibrant.xray;

import org.calibrant.core.Unit;

/**
 * Absorption by the interstellar medium: gas, molecular hydrogen and grains.
 *
 * @param nhE22 hydrogen column [10²² cm⁻²]
 * @param abundances abundances of the elements
 */
public record TBabs(@Unit("1e22 cm-2") double nhE22, Abundances abundances) implements Absorption {

  public TBabs {
    Require.nonNegative("nh-e22", nhE22);
  }

  @Override
  public void multiply(double[] edges, double[] flux) {
    throw new UnsupportedOperationException();
  }
}
