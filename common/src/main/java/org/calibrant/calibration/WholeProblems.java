package org.calibrant.calibration;

/** A task calibrates one problem from beginning to end. What an eviction costs is one wave. */
public record WholeProblems() implements Placement {
  @Override
  public Plan plan(Measurement measurement) {
    return new Plan(Plan.Mode.PROBLEMS, 1, 0, "pinned");
  }
}
