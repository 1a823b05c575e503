package org.calibrant.report.optics;

import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Picture;

/** How images of photons are drawn: in columns and rows, linear or over four decades. */
final class Photons {
  private static final double DECADES = 1e-4;

  private Photons() {}

  static Picture picture(double[] pixels, int columns) {
    return new Picture(pixels, columns, "column", "row");
  }

  static Axis linear(double peak) {
    return Axis.of("photons", "ph").between(0, peak);
  }

  static Axis logarithmic(double peak) {
    return Axis.of("photons", "ph").log().between(peak * DECADES, peak);
  }
}
