package org.calibrant.math;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleUnaryOperator;

/**
 * Gauss–Legendre quadrature with n points, exact for polynomials of degree 2n − 1:
 *
 * <pre>
 *   ∫₋₁¹ f(x) dx ≈ Σ wᵢ f(xᵢ),   Pₙ(xᵢ) = 0,   wᵢ = 2 / ((1 − xᵢ²) Pₙ′(xᵢ)²).
 * </pre>
 *
 * <p>Nodes and weights are found by Newton's method in 34 digits and rounded once. Making a rule of
 * many points takes a moment: make it once. Source: Abramowitz and Stegun, eq. 25.4.29.
 */
public final class GaussLegendre implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final MathContext DIGITS = MathContext.DECIMAL128;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int LARGEST = 512;

  private final double[] nodes;
  private final double[] weights;

  /**
   * @param points n, from 1 to 512
   */
  public GaussLegendre(int points) {
    if (points < 1 || points > LARGEST) {
      throw new IllegalArgumentException("points must be from 1 to " + LARGEST + ", was " + points);
    }

    nodes = new double[points];
    weights = new double[points];
    for (int i = 0; i < (points + 1) / 2; i++) {
      place(i, points);
    }
  }

  /** The nodes on (−1, 1), rising. */
  public double[] nodes() {
    return nodes.clone();
  }

  /** The weights of the nodes; their sum is 2. */
  public double[] weights() {
    return weights.clone();
  }

  /** ∫ f over [from, to]. */
  public double integral(DoubleUnaryOperator f, double from, double to) {
    double half = 0.5 * (to - from);
    double middle = 0.5 * (to + from);
    double sum = 0;
    for (int i = 0; i < nodes.length; i++) {
      sum += weights[i] * f.applyAsDouble(middle + half * nodes[i]);
    }

    return half * sum;
  }

  /** The node that is {@code i}-th from the left, and its mirror image. */
  private void place(int i, int n) {
    BigDecimal x = new BigDecimal(start(i, n));
    for (int step = 0; step < 2; step++) {
      BigDecimal[] p = legendre(n, x);
      x = x.subtract(p[0].divide(p[1], DIGITS), DIGITS);
    }

    BigDecimal slope = legendre(n, x)[1];
    BigDecimal within = BigDecimal.ONE.subtract(x.multiply(x, DIGITS), DIGITS);
    double weight =
        TWO.divide(within.multiply(slope, DIGITS).multiply(slope, DIGITS), DIGITS).doubleValue();
    boolean isMiddle = 2 * i + 1 == n;
    nodes[n - 1 - i] = isMiddle ? 0 : -x.doubleValue();
    nodes[i] = isMiddle ? 0 : x.doubleValue();
    weights[i] = weight;
    weights[n - 1 - i] = weight;
  }

  /** Newton's method in double precision, from −cos(π (i + ¾) / (n + ½)). */
  private static double start(int i, int n) {
    double x = -StrictMath.cos(Math.PI * (i + 0.75) / (n + 0.5));
    for (int step = 0; step < 6; step++) {
      double below = 1;
      double p = x;
      for (int k = 2; k <= n; k++) {
        double next = ((2 * k - 1) * x * p - (k - 1) * below) / k;
        below = p;
        p = next;
      }

      x -= p * (1 - x * x) / (n * (below - x * p));
    }

    return x;
  }

  /** Pₙ and Pₙ′ = n (Pₙ₋₁ − x Pₙ) / (1 − x²). */
  private static BigDecimal[] legendre(int n, BigDecimal x) {
    BigDecimal below = BigDecimal.ONE;
    BigDecimal p = x;
    for (int k = 2; k <= n; k++) {
      BigDecimal next =
          x.multiply(p, DIGITS)
              .multiply(BigDecimal.valueOf(2L * k - 1))
              .subtract(below.multiply(BigDecimal.valueOf(k - 1L)), DIGITS)
              .divide(BigDecimal.valueOf(k), DIGITS);
      below = p;
      p = next;
    }

    BigDecimal within = BigDecimal.ONE.subtract(x.multiply(x, DIGITS), DIGITS);
    BigDecimal slope =
        below
            .subtract(x.multiply(p, DIGITS), DIGITS)
            .multiply(BigDecimal.valueOf(n))
            .divide(within, DIGITS);
    return new BigDecimal[] {p, slope};
  }
}
