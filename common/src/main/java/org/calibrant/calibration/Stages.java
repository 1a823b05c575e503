package org.calibrant.calibration;

/**
 * Groups of walkers go out to the workers, iteration by iteration: for models that take seconds.
 *
 * @param checks how many checks between two states that an interrupted campaign can go on from
 * @param walkersPerTask walkers that one task moves
 */
public record Stages(int checks, int walkersPerTask) implements Placement {
  public Stages {
    Must.beAtLeast("checks", 1, checks);
    Must.beAtLeast("walkers-per-task", 1, walkersPerTask);
  }

  @Override
  public Plan plan(Measurement measurement) {
    return new Plan(Plan.Mode.STAGES, checks, walkersPerTask, "pinned");
  }
}
