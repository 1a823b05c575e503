package org.calibrant.diffraction;

/** The experiment's own values. */
public record AsItIs() implements Variations {
  @Override
  public long size() {
    return -1;
  }

  @Override
  public double[] values(long index, double[] base) {
    return base.clone();
  }
}
