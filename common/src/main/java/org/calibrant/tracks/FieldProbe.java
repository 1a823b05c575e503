package org.calibrant.tracks;

/** A field as one thread sees it; may own scratch memory. */
@FunctionalInterface
public interface FieldProbe {
  /** Half the distance of the points of a difference [mm]. */
  double DIFFERENCE_MM = 0.5;

  /** As {@link MagneticField#at}. */
  void at(double x, double y, double z, double[] b);

  /**
   * Writes ∂B/∂x to {@code g[0]} to {@code g[2]} and ∂B/∂y to {@code g[3]} to {@code g[5]} [T/mm]: of
   * central differences, unless a field knows better.
   */
  default void gradient(double x, double y, double z, double[] g) {
    double[] above = new double[3];
    double[] below = new double[3];
    for (int d = 0; d < 2; d++) {
      double dx = d == 0 ? DIFFERENCE_MM : 0;
      double dy = DIFFERENCE_MM - dx;
      at(x + dx, y + dy, z, above);
      at(x - dx, y - dy, z, below);
      for (int m = 0; m < 3; m++) {
        g[3 * d + m] = (above[m] - below[m]) / (2 * DIFFERENCE_MM);
      }
    }
  }

  /** Why the last answer was NaN. */
  default Ending unknown() {
    return Ending.LEFT_MAP;
  }
}
