package org.calibrant.calibration.targets;

import org.calibrant.data.InputTable;

/**
 * σ is the same for all observations.
 *
 * @param sigma σ, in units of the variable
 */
public record ConstantError(double sigma) implements Errors {
  public ConstantError {
    if (!(sigma > 0) || Double.isInfinite(sigma)) {
      throw new IllegalArgumentException("sigma must be positive and finite, was " + sigma);
    }
  }

  @Override
  public Reader in(InputTable table) {
    return value -> sigma;
  }
}
