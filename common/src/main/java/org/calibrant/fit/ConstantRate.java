package org.calibrant.fit;

/**
 * The same factor always.
 *
 * @param rate positive
 */
public record ConstantRate(double rate) implements LearningRate {
  public ConstantRate {
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("rate must be positive, was " + rate);
    }
  }

  @Override
  public double at(int iteration) {
    return rate;
  }
}
