package org.calibrant.optics;

import java.util.List;

/** One star at (x, y) [″] with one photon: its image is the point spread function. */
public record UnitStar() implements PointSources {

  @Override
  public List<String> names() {
    return List.of(Names.X, Names.Y);
  }

  @Override
  public int count() {
    return 1;
  }

  @Override
  public void stars(double[] theta, double[] stars) {
    stars[0] = theta[0] * Train.ARCSEC;
    stars[1] = theta[1] * Train.ARCSEC;
    stars[2] = 1;
  }

  @Override
  public void tangent(double[] theta, double[] change, double[] starChange) {
    starChange[0] = change[0] * Train.ARCSEC;
    starChange[1] = change[1] * Train.ARCSEC;
    starChange[2] = 0;
  }

  @Override
  public void adjoint(double[] theta, double[] starBar, double[] bar) {
    bar[0] += starBar[0] * Train.ARCSEC;
    bar[1] += starBar[1] * Train.ARCSEC;
  }
}
