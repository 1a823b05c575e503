package org.calibrant.xray;

import java.util.List;

/**
 * Several absorbers, one behind the other.
 *
 * @param factors at least one
 */
public record Product(List<Absorption> factors) implements Absorption {

  public Product {
    factors = List.copyOf(factors);
    if (factors.isEmpty()) {
      throw new IllegalArgumentException("a product needs at least one factor");
    }
  }

  @Override
  public void multiply(double[] edges, double[] flux) {
    for (Absorption factor : factors) {
      factor.multiply(edges, flux);
    }
  }

  @Override
  public void check() {
    factors.forEach(Absorption::check);
  }
}
