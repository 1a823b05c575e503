package org.calibrant.optics.inference;

/**
 * That of photons, with the noise of the readout: max(datum, floor) + readout².
 *
 * @param floor the least, for pixels with few photons [ph]; positive
 * @param readout standard deviation of the readout [ph]; 0 for none
 */
public record CountVariance(double floor, double readout) implements PixelVariance {
  public CountVariance {
    if (!(floor > 0 && floor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("floor must be positive, was " + floor);
    }

    if (!(readout >= 0 && readout < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("readout must not be negative, was " + readout);
    }
  }

  @Override
  public double of(double datum) {
    return Math.max(datum, floor) + readout * readout;
  }
}
