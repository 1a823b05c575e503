package org.calibrant.report.chart;

/** Positions as text: two decimals, the same in every language of the machine. */
final class Decimal {
  private static final double FARTHEST = 1e6;

  private Decimal() {}

  static String of(double value) {
    // Far outside is outside; a renderer's arithmetic ends somewhere.
    double bounded = Math.max(-FARTHEST, Math.min(FARTHEST, value));
    long hundredths = Math.round(bounded * 100);
    long whole = Math.abs(hundredths) / 100;
    long rest = Math.abs(hundredths) % 100;
    String sign = hundredths < 0 ? "-" : "";
    if (rest == 0) {
      return sign + whole;
    }

    return sign + whole + (rest % 10 == 0 ? "." + rest / 10 : (rest < 10 ? ".0" : ".") + rest);
  }
}
