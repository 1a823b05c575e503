package org.calibrant.fit;

/**
 * A factor that changes at given iterations: from {@code from[i]} on it is multiplied by {@code
 * factors[i]}, in addition to all earlier ones.
 *
 * @param rate at the start, positive
 * @param from iterations, rising
 * @param factors as many, positive
 */
public record PiecewiseRate(double rate, int[] from, double[] factors) implements LearningRate {
  public PiecewiseRate {
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("rate must be positive, was " + rate);
    }

    if (from.length != factors.length) {
      throw new IllegalArgumentException(
          "from and factors must be as many, were " + from.length + " and " + factors.length);
    }

    for (int i = 0; i < from.length; i++) {
      if (i > 0 && from[i] <= from[i - 1]) {
        throw new IllegalArgumentException(
            "from must rise, was " + from[i] + " after " + from[i - 1]);
      }

      if (!(factors[i] > 0 && factors[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("factors must be positive, were " + factors[i]);
      }
    }
  }

  @Override
  public double at(int iteration) {
    double product = rate;
    for (int i = 0; i < from.length && iteration >= from[i]; i++) {
      product *= factors[i];
    }

    return product;
  }
}
