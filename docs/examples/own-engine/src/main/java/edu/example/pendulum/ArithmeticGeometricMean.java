package edu.example.pendulum;

/**
 * T = 2π √(L/g) / M(1, cos(θ₀/2)) with M the arithmetic-geometric mean, by Gauss's iteration.
 *
 * @param tolerance relative distance of the two means at which it ends
 */
public record ArithmeticGeometricMean(double tolerance) implements PeriodMethod {
  public ArithmeticGeometricMean {
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("tolerance must be positive, was " + tolerance);
    }
  }

  @Override
  public double period(double length, double gravity, double amplitude) {
    double a = 1;
    // StrictMath: the same bits on every processor
    double b = StrictMath.cos(amplitude / 2);
    if (!(b > 0)) {
      return Double.NaN;
    }

    for (int i = 0; i < 64 && a - b > tolerance * a; i++) {
      double mean = 0.5 * (a + b);
      b = Math.sqrt(a * b);
      a = mean;
    }

    return 2 * Math.PI * Math.sqrt(length / gravity) / a;
  }
}
