package org.calibrant.report.xray;

/**
 * A fitted temperature with its bounds; NaN for what is not there.
 *
 * @param value best fit
 * @param lower bound
 * @param upper bound
 * @param truth what it should be
 */
record Estimate(double value, double lower, double upper, double truth) {

  boolean isBounded() {
    return Double.isFinite(value) && Double.isFinite(lower) && Double.isFinite(upper);
  }

  double bias() {
    return value - truth;
  }

  /** Whether the truth lies within the bounds. */
  boolean covers() {
    return lower <= truth && truth <= upper;
  }

  /**
   * The bias in standard deviations, by the bound on the side of the truth.
   *
   * @param sigmas how many standard deviations the bounds stand for, √δ
   */
  double pull(double sigmas) {
    double side = bias() > 0 ? value - lower : upper - value;
    return isBounded() && side > 0 ? sigmas * bias() / side : Double.NaN;
  }
}
