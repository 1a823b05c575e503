package org.calibrant.optics;

import java.util.List;

/** One star at (x, y) [″] with 10^(log flux) photons: with a log flux of 0 its image is the PSF. */
public record SingleStar() implements PointSources {
  private static final double LN_10 = 2.302585092994046;

  @Override
  public List<String> names() {
    return List.of(Names.X, Names.Y, Names.LOG_FLUX);
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public void stars(double[] theta, double[] stars) {
    stars[0] = theta[0] * Train.ARCSEC;
    stars[1] = theta[1] * Train.ARCSEC;
    stars[2] = StrictMath.pow(10, theta[2]);
  }

  @Override
  public void tangent(double[] theta, double[] change, double[] starChange) {
    starChange[0] = change[0] * Train.ARCSEC;
    starChange[1] = change[1] * Train.ARCSEC;
    starChange[2] = LN_10 * StrictMath.pow(10, theta[2]) * change[2];
  }

  @Override
  public void adjoint(double[] theta, double[] starBar, double[] bar) {
    bar[0] += starBar[0] * Train.ARCSEC;
    bar[1] += starBar[1] * Train.ARCSEC;
    bar[2] += LN_10 * StrictMath.pow(10, theta[2]) * starBar[2];
  }
}
