package org.calibrant.xray;

import org.calibrant.xray.likelihood.ErrorStatus;

/**
 * Best-fit temperature and norm.
 *
 * @param lower lower confidence bound of the temperature [keV], NaN where it is beyond the limit
 * @param temperature best fit [keV], NaN if there is none
 * @param upper upper confidence bound of the temperature [keV], NaN where it is beyond the limit
 * @param norm best-fit norm in the unit of the source's norm
 * @param statistic at the best fit
 * @param bins that entered the fit
 * @param dof bins less free parameters
 * @param errorStatus nine letters, see {@link ErrorStatus}
 * @param status {@code ok}, or why there is no reliable result
 * @param note details of the status, or null
 */
public record TemperatureResult(
    double lower,
    double temperature,
    double upper,
    double norm,
    double statistic,
    int bins,
    int dof,
    String errorStatus,
    String status,
    String note) {

  /** A spectrum without a fit. */
  static TemperatureResult none(int bins, String status, String note) {
    return new TemperatureResult(
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        bins,
        Math.max(0, bins - 2),
        ErrorStatus.NONE,
        status,
        note);
  }
}
