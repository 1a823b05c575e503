package org.calibrant.calibration.targets;

import org.calibrant.data.InputTable;

/**
 * σ is a fixed share of the size of the observed value; a value of 0 has none and is refused.
 *
 * @param share σ/|value|
 */
public record RelativeError(double share) implements Errors {
  public RelativeError {
    if (!(share > 0) || Double.isInfinite(share)) {
      throw new IllegalArgumentException("share must be positive and finite, was " + share);
    }
  }

  @Override
  public Reader in(InputTable table) {
    return value -> share * Math.abs(value);
  }
}
