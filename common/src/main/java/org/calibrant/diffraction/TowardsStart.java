package org.calibrant.diffraction;

/**
 * About the still's own starting value.
 *
 * @param sigma how well it is known, in the parameter's unit
 */
public record TowardsStart(double sigma) implements Restraint {
  public TowardsStart {
    Require.positive("sigma", sigma);
  }

  @Override
  public double target(double start) {
    return start;
  }

  @Override
  public double weight() {
    return 1 / (sigma * sigma);
  }
}
