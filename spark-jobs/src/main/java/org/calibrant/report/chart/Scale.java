package org.calibrant.report.chart;

/** How numbers become places along an axis. */
public enum Scale {
  LINEAR,
  /** Numbers that are not above zero have no place. */
  LOG;

  double place(double value) {
    if (this == LINEAR) {
      return value;
    }

    return value > 0 ? Math.log10(value) : Double.NaN;
  }
}
