package org.calibrant.diffraction;

/**
 * About a value.
 *
 * @param target the value
 * @param sigma how well it is known, in the parameter's unit
 */
public record Towards(double target, double sigma) implements Restraint {
  public Towards {
    Require.finite("target", target);
    Require.positive("sigma", sigma);
  }

  @Override
  public double target(double start) {
    return target;
  }

  @Override
  public double weight() {
    return 1 / (sigma * sigma);
  }
}
