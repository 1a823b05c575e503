package org.calibrant.calibration.targets;

import java.io.Serializable;

/**
 * What a variable is counted from: its absolute value, or the mean of a period, as anomalies are.
 * Implementations are records.
 */
public interface Reference extends Serializable {

  /** Whether a time counts for the mean; if none does, nothing is subtracted. */
  boolean holds(double time);

  /** Whether there is something to subtract from the model. */
  boolean isPeriod();

  /** Whether the mean of the observations of the period is subtracted from them, too. */
  boolean rebasesObservations();
}
