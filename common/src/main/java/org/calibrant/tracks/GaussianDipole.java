package org.calibrant.tracks;

import org.calibrant.core.Unit;
import org.calibrant.math.Elementary;

/**
 * A dipole whose field depends on z alone:
 *
 * <pre>  B_y = B₀ exp(−((z − z_c) / w)² / 2),   B_x = B_z = 0</pre>
 *
 * with ∫ B_y dz = B₀ w √(2π). It bends as a real dipole does but is not free of curl; {@link
 * HarmonicDipole} is. B₀ = −1.0182 T, z_c = 5007 mm, w = 1744 mm come near the axis of LHCb's magnet.
 *
 * @param peakT B₀
 * @param centreMm z_c
 * @param widthMm w
 */
public record GaussianDipole(
    @Unit("T") double peakT, @Unit("mm") double centreMm, @Unit("mm") double widthMm)
    implements MagneticField {

  public GaussianDipole {
    Require.finite("peak-t", peakT);
    Require.finite("centre-mm", centreMm);
    Require.positive("width-mm", widthMm);
  }

  @Override
  public void at(double x, double y, double z, double[] b) {
    double t = (z - centreMm) / widthMm;
    b[0] = 0;
    b[1] = peakT * Elementary.exp(-0.5 * t * t);
    b[2] = 0;
  }
}
