package org.calibrant.calibration;

/**
 * A task moves one whole ensemble for one super-step. What an eviction costs is one super-step.
 *
 * @param checks length of a super-step, in checks
 */
public record Islands(int checks) implements Placement {
  public Islands {
    Must.beAtLeast("checks", 1, checks);
  }

  @Override
  public Plan plan(Measurement measurement) {
    return new Plan(Plan.Mode.ISLANDS, checks, 0, "pinned");
  }
}
