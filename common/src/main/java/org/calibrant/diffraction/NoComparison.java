package org.calibrant.diffraction;

/** With nothing. */
public record NoComparison() implements Comparison {
  @Override
  public double[] of(long image, Experiment experiment, int[] pixels, double[] values) {
    return new double[0];
  }

  @Override
  public String[] names() {
    return new String[0];
  }

  @Override
  public void check(Experiment experiment, long images) {}
}
