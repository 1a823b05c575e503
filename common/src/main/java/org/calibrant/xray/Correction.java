package org.calibrant.xray;

import java.io.Serializable;

/**
 * Counts that are there whatever the model says: XSPEC's correction file.
 *
 * @param rate per channel of the response [count s⁻¹], multiplied by CORRSCAL; empty when there is
 *     no correction
 */
public record Correction(double[] rate) implements Serializable {

  /** No correction. */
  public static final Correction NONE = new Correction(new double[0]);

  public boolean isNone() {
    return rate.length == 0;
  }
}
