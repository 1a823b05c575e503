package org.calibrant.fit;

/**
 * The result of a least-squares fit.
 *
 * @param parameters the best n values found
 * @param chiSquare the sum of the squared residuals there
 * @param covariance (JᵀJ)⁻¹ there, n × n row by row; rows and columns of parameters at a bound are 0,
 *     and all are NaN where the data do not determine the parameters
 * @param iterations how many Jacobians were computed
 * @param evaluations how often the residuals were computed, those for the Jacobians apart
 * @param ending why the fit ended
 */
@SuppressWarnings("ArrayRecordComponent") // a reply, never compared
public record LeastSquaresFit(
    double[] parameters,
    double chiSquare,
    double[] covariance,
    int iterations,
    int evaluations,
    Ending ending) {

  /** The standard deviation of a parameter: the root of its diagonal element. */
  public double sigma(int parameter) {
    return Math.sqrt(covariance[parameter * parameters.length + parameter]);
  }
}
