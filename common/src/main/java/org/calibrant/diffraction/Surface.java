package org.calibrant.diffraction;

/** All photons are counted where they meet the detector. */
public record Surface() implements Sensor {
  @Override
  public int layers() {
    return 1;
  }

  @Override
  public double layerMm() {
    return 0;
  }

  @Override
  public double attenuationMm() {
    return Double.POSITIVE_INFINITY;
  }
}
