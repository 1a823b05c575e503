package org.calibrant.optics;

import java.util.List;

/**
 * Two stars A and B at the ends of a separation s in the direction of the position angle t, c times as
 * many photons from A as from B:
 *
 * <pre>
 *   A = (x + s/2 sin t, y + s/2 cos t),   B = (x − s/2 sin t, y − s/2 cos t)   [″]
 *   F_A = F c/(1 + c),   F_B = F/(1 + c),   F = 10^(log flux)
 * </pre>
 */
public record Binary() implements PointSources {
  private static final double LN_10 = 2.302585092994046;
  private static final double DEGREE = Math.PI / 180;

  @Override
  public List<String> names() {
    return List.of(
        Names.X, Names.Y, Names.SEPARATION, Names.POSITION_ANGLE, Names.CONTRAST, Names.LOG_FLUX);
  }

  @Override
  public int count() {
    return 2;
  }

  @Override
  public void stars(double[] theta, double[] stars) {
    double contrast = theta[4];
    if (!(contrast >= 0)) {
      throw new IllegalArgumentException(Names.CONTRAST + " must not be negative, was " + contrast);
    }

    double half = theta[2] / 2;
    double across = half * StrictMath.sin(DEGREE * theta[3]);
    double along = half * StrictMath.cos(DEGREE * theta[3]);
    double flux = StrictMath.pow(10, theta[5]);
    stars[0] = (theta[0] + across) * Train.ARCSEC;
    stars[1] = (theta[1] + along) * Train.ARCSEC;
    stars[2] = flux * contrast / (1 + contrast);
    stars[3] = (theta[0] - across) * Train.ARCSEC;
    stars[4] = (theta[1] - along) * Train.ARCSEC;
    stars[5] = flux / (1 + contrast);
  }

  @Override
  public void tangent(double[] theta, double[] change, double[] starChange) {
    double sin = StrictMath.sin(DEGREE * theta[3]);
    double cos = StrictMath.cos(DEGREE * theta[3]);
    double turn = theta[2] / 2 * DEGREE * change[3];
    double across = change[2] / 2 * sin + turn * cos;
    double along = change[2] / 2 * cos - turn * sin;
    double flux = StrictMath.pow(10, theta[5]);
    double growth = LN_10 * change[5] * flux;
    double shift = flux * change[4] / ((1 + theta[4]) * (1 + theta[4]));
    starChange[0] = (change[0] + across) * Train.ARCSEC;
    starChange[1] = (change[1] + along) * Train.ARCSEC;
    starChange[2] = growth * theta[4] / (1 + theta[4]) + shift;
    starChange[3] = (change[0] - across) * Train.ARCSEC;
    starChange[4] = (change[1] - along) * Train.ARCSEC;
    starChange[5] = growth / (1 + theta[4]) - shift;
  }

  @Override
  public void adjoint(double[] theta, double[] starBar, double[] bar) {
    double sin = StrictMath.sin(DEGREE * theta[3]);
    double cos = StrictMath.cos(DEGREE * theta[3]);
    double across = (starBar[0] - starBar[3]) * Train.ARCSEC;
    double along = (starBar[1] - starBar[4]) * Train.ARCSEC;
    double flux = StrictMath.pow(10, theta[5]);
    double contrast = theta[4];
    bar[0] += (starBar[0] + starBar[3]) * Train.ARCSEC;
    bar[1] += (starBar[1] + starBar[4]) * Train.ARCSEC;
    bar[2] += (across * sin + along * cos) / 2;
    bar[3] += DEGREE * theta[2] / 2 * (across * cos - along * sin);
    bar[4] += flux / ((1 + contrast) * (1 + contrast)) * (starBar[2] - starBar[5]);
    bar[5] += LN_10 * flux * (starBar[2] * contrast + starBar[5]) / (1 + contrast);
  }
}
