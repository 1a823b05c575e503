package org.calibrant.calibration.targets;

/** The model's values are compared as they are. */
public record NoReference() implements Reference {
  @Override
  public boolean holds(double time) {
    return false;
  }

  @Override
  public boolean isPeriod() {
    return false;
  }

  @Override
  public boolean rebasesObservations() {
    return false;
  }
}
