package org.calibrant.optics.wave;

/**
 * Transmissions of mirrors, {@code [n][n]} over the mirror's width: computed on a grid of twice as many
 * points as 0 or 1, then averaged over 2 × 2. A point on an edge is dark.
 */
public final class Apertures {
  private static final int FINE = 2;

  private Apertures() {}

  /** A disc. */
  public static double[] disc(int n, double width, double diameter) {
    return annulus(n, width, diameter, 0, 0, 0, 0);
  }

  /**
   * A disc with a hole, behind the struts of a spider. Strut i is a half line from the centre in the
   * direction of −y turned by 360° i/struts + rotation: blocked is where max(|x'| − w/2, y') &lt; 0
   * with x' = x cos a − y sin a, y' = x sin a + y cos a.
   *
   * @param width of the grid [m]
   * @param diameter of the disc [m]
   * @param hole diameter of the hole [m], 0 for none
   * @param struts how many
   * @param strutWidth [m]
   * @param rotation of the first strut [degree]
   */
  public static double[] annulus(
      int n,
      double width,
      double diameter,
      double hole,
      int struts,
      double strutWidth,
      double rotation) {
    double[] axis = Sampled.axis(FINE * n, width);
    double[] fine = new double[FINE * n * FINE * n];
    double[] cos = new double[struts];
    double[] sin = new double[struts];
    for (int i = 0; i < struts; i++) {
      double angle = Math.toRadians(360.0 * i / struts + rotation);
      cos[i] = StrictMath.cos(angle);
      sin[i] = StrictMath.sin(angle);
    }

    for (int r = 0; r < axis.length; r++) {
      for (int c = 0; c < axis.length; c++) {
        double x = axis[c];
        double y = axis[r];
        double radius = StrictMath.hypot(x, y);
        boolean clear = radius < diameter / 2 && (hole == 0 || radius > hole / 2);
        for (int i = 0; clear && i < struts; i++) {
          double across = Math.abs(cos[i] * x - sin[i] * y) - strutWidth / 2;
          double along = sin[i] * x + cos[i] * y;
          clear = !(Math.max(across, along) < 0);
        }

        fine[r * axis.length + c] = clear ? 1 : 0;
      }
    }

    return Sampled.blockMeans(fine, n, FINE);
  }
}
