package org.calibrant.diffraction;

/** Expected photons as they are. */
public record Noiseless() implements Noise {
  @Override
  public void apply(long image, double[] photons) {}
}
