package org.calibrant.calibration.targets;

/**
 * Anomalies: the plain mean of the model's own values with from ≤ t ≤ to is subtracted from them. The
 * observations are taken as anomalies already, unless they are rebased in the same way.
 *
 * @param from first time of the period, included
 * @param to last time of the period, included
 * @param rebaseObservations whether the mean of the observations of the period is subtracted from
 *     them
 */
public record ReferencePeriod(double from, double to, boolean rebaseObservations)
    implements Reference {
  public ReferencePeriod {
    if (!(from <= to)) {
      throw new IllegalArgumentException(
          "from must not be after to, were %s and %s".formatted(from, to));
    }
  }

  @Override
  public boolean holds(double time) {
    return time >= from && time <= to;
  }

  @Override
  public boolean isPeriod() {
    return true;
  }

  @Override
  public boolean rebasesObservations() {
    return rebaseObservations;
  }
}
