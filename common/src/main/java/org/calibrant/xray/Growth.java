package org.calibrant.xray;

import org.calibrant.math.Elementary;

/** φ(x) = (eˣ − 1) / x, without the cancellation near 0. */
final class Growth {
  private static final double SMALL = 0.125;

  private Growth() {}

  static double of(double x) {
    if (Math.abs(x) >= SMALL) {
      return (Elementary.exp(x) - 1) / x;
    }

    // the Taylor series; the first term left out is x⁹ / 10! < 3e-15 of the sum
    double sum = 1;
    for (int k = 10; k >= 2; k--) {
      sum = 1 + x / k * sum;
    }

    return sum;
  }
}
