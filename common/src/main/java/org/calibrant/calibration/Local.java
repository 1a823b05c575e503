package org.calibrant.calibration;

/**
 * Everything in the thread that drives the campaign.
 *
 * @param checks how many checks between two states that an interrupted campaign can go on from
 */
public record Local(int checks) implements Placement {
  public Local {
    Must.beAtLeast("checks", 1, checks);
  }

  @Override
  public Plan plan(Measurement measurement) {
    return new Plan(Plan.Mode.LOCAL, checks, 0, "pinned");
  }
}
