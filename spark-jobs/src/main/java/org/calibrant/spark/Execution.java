package org.calibrant.spark;

/**
 * How the units of a campaign are handed out. None of it changes a bit of the results.
 *
 * @param unitsPerPart units of one part: what an interruption can cost at most, minutes of work
 * @param slices tasks per part; a few per core, each of at least some seconds
 * @param shard which parts are computed
 */
public record Execution(long unitsPerPart, int slices, Shard shard) {
  /** Everything, in one run. */
  public Execution(long unitsPerPart, int slices) {
    this(unitsPerPart, slices, Shard.WHOLE);
  }

  public Execution {
    if (unitsPerPart < 1) {
      throw new IllegalArgumentException("unitsPerPart must be at least 1, was " + unitsPerPart);
    }

    if (slices < 1) {
      throw new IllegalArgumentException("slices must be at least 1, was " + slices);
    }
  }
}
