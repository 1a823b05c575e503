package org.calibrant.tracks;

import org.calibrant.core.Unit;

/**
 * The same field everywhere. A track is a helix; across the field its radius is R = p / (K B), 3.3356
 * m for 1 GeV/c in 1 T.
 *
 * @param bx B_x
 * @param by B_y
 * @param bz B_z
 */
public record Uniform(@Unit("T") double bx, @Unit("T") double by, @Unit("T") double bz)
    implements MagneticField {

  public Uniform {
    Require.finite("bx", bx);
    Require.finite("by", by);
    Require.finite("bz", bz);
  }

  @Override
  public void at(double x, double y, double z, double[] b) {
    b[0] = bx;
    b[1] = by;
    b[2] = bz;
  }
}
