package org.calibrant.diffraction;

import org.calibrant.math.Turns;

/**
 * A ball (an ellipsoid of Na, Nb, Nc cells): F = Na Nb Nc · 0.7236 g(πx), with g(x) = 3 (sin x / x − cos
 * x) / x² and x² = fudge · Σ (N d)².
 *
 * @param fudge scales the width of reflections
 */
public record Round(double fudge) implements Shape {
  private static final double VOLUME = 0.723601254558268;
  private static final double NEAR = 0.03;

  public Round {
    Require.positive("fudge", fudge);
  }

  @Override
  public void squared(double[] d, double[] cells, double[] reciprocal, double[] out) {
    double n = cells[0] * cells[1] * cells[2];
    double square = 0;
    for (int i = 0; i < 3; i++) {
      square += d[i] * d[i] * cells[i] * cells[i];
    }

    square *= fudge;
    double[] g = ball(square);
    double f = n * VOLUME * g[0];
    out[0] = f * f;
    // by the square of x
    double bySquare = 2 * f * n * VOLUME * g[1];
    for (int i = 0; i < 3; i++) {
      out[1 + i] = bySquare * fudge * 2 * d[i] * cells[i] * cells[i];
      out[4 + i] = 0;
      out[7 + i] = bySquare * fudge * 2 * d[i] * d[i] * cells[i] + 2 * out[0] / cells[i];
    }
  }

  /** g(π√s) and its derivative by s. */
  private static double[] ball(double s) {
    double square = Math.PI * Math.PI * s;
    if (square < NEAR * NEAR * Math.PI * Math.PI) {
      // 3 Σ (−1)ⁿ 2(n+1) x²ⁿ / (2n+3)!
      double value = 1 - square / 10 + square * square / 280 - square * square * square / 15120;
      double slope = -0.1 + square / 140 - square * square / 5040;
      return new double[] {value, Math.PI * Math.PI * slope};
    }

    double x = Math.sqrt(square);
    double turns = Math.sqrt(s);
    double sine = Turns.sinPi(turns);
    double cosine = Turns.cosPi(turns);
    double value = 3 * (sine / x - cosine) / square;
    // dg/dx = 3 sin x / x² − 3 g / x
    double slope = 3 * sine / square - 3 * value / x;
    return new double[] {value, slope * Math.PI * Math.PI / (2 * x)};
  }
}
