package org.calibrant.xray;

import java.util.function.DoubleUnaryOperator;
import org.calibrant.math.GaussLegendre;

/** Integrals of a smooth density over energy bins. */
final class Quadrature {
  private static final GaussLegendre FOUR = new GaussLegendre(4);
  private static final GaussLegendre EIGHT = new GaussLegendre(8);

  private Quadrature() {}

  /**
   * ∫ density dE over one bin by 8 points, or by 4 where that leaves an error below 10⁻¹²: for a
   * density made of powers of E and of exp(−E/kT), in bins narrower than E/10 and kT/2.
   */
  static double bin(DoubleUnaryOperator density, double kt, double from, double to) {
    double width = to - from;
    boolean narrow = 10 * width <= from && 2 * width <= kt;
    return (narrow ? FOUR : EIGHT).integral(density, from, to);
  }

  /** ∫ density dx over a piece no wider than 1, of a density that varies on scales above 1. */
  static double smooth(DoubleUnaryOperator density, double from, double width) {
    return (width <= 0.25 ? FOUR : EIGHT).integral(density, from, from + width);
  }
}
