package org.calibrant.calibration.targets;

import java.io.Serializable;

/**
 * Observations of one variable, by rising time.
 *
 * @param source the file, for messages
 * @param times when
 * @param values what was seen
 * @param sigma standard deviations of the errors, positive
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Observed(String source, double[] times, double[] values, double[] sigma)
    implements Serializable {

  public int size() {
    return times.length;
  }
}
