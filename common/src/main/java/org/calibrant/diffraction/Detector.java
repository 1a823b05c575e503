package org.calibrant.diffraction;

import org.calibrant.core.Unit;

/**
 * A flat detector.
 *
 * @param slow how many rows of pixels
 * @param fast how many pixels in a row
 * @param pixelMm edge of a square pixel
 * @param distanceMm from the sample along the beam
 * @param convention of axes and centre
 * @param centre where the direct beam falls
 * @param pivot what rotations turn about
 * @param rotationDeg about the laboratory's x, then y, then z
 * @param twoThetaDeg swing about the convention's axis, after the rotations
 * @param pixels what a pixel catches
 * @param sensor how deep photons are counted
 */
public record Detector(
    int slow,
    int fast,
    @Unit("mm") double pixelMm,
    @Unit("mm") double distanceMm,
    Convention convention,
    BeamCentre centre,
    Pivot pivot,
    @Unit("deg") double[] rotationDeg,
    @Unit("deg") double twoThetaDeg,
    SolidAngle pixels,
    Sensor sensor)
    implements java.io.Serializable {
  private static final long MOST_PIXELS = 1L << 28;

  public Detector {
    Require.atLeast(1, "slow", slow);
    Require.atLeast(1, "fast", fast);
    if ((long) slow * fast > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "slow times fast must be at most 2^28 pixels, were " + slow + " and " + fast);
    }

    Require.positive("pixel-mm", pixelMm);
    Require.positive("distance-mm", distanceMm);
    rotationDeg = rotationDeg.clone();
    Require.numbers("rotation-deg", 3, rotationDeg);
    if (!(Math.abs(twoThetaDeg) < 180)) {
      throw new IllegalArgumentException(
          "two-theta-deg must be between -180 and 180, was " + twoThetaDeg);
    }
  }

  /** How many pixels. */
  public int size() {
    return slow * fast;
  }

  /** Where the direct beam falls, from the corner of the first pixel [mm]: slow, fast. */
  double[] centreMm() {
    return centre.of(convention, slow * pixelMm, fast * pixelMm, pixelMm);
  }
}
