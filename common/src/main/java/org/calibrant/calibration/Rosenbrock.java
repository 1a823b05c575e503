package org.calibrant.calibration;

/**
 * The banana of two parameters: ln p = −[(a − x0)² + b (x1 − x0²)²] / s, not normalised.
 *
 * <p>Its marginals are known: x0 is normal with mean a and variance s/2, and x1 given x0 is normal
 * with mean x0² and variance s/(2b).
 *
 * @param a where the ridge is highest, along x0
 * @param b how thin the ridge is
 * @param s temperature: how far the density reaches along the ridge
 */
public record Rosenbrock(double a, double b, double s) implements AnalyticDensity {

  public Rosenbrock {
    if (!Double.isFinite(a)) {
      throw new IllegalArgumentException("a must be finite, was " + a);
    }

    Must.bePositive("b", b);
    Must.bePositive("s", s);
  }

  @Override
  public int dimensions() {
    return 2;
  }

  @Override
  public Formula formula() {
    return (points, stride, count, ln) -> {
      for (int k = 0; k < count; k++) {
        double x = points[k];
        double off = points[stride + k] - x * x;
        ln[k] = -((a - x) * (a - x) + b * off * off) / s;
      }
    };
  }
}
