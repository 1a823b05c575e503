package org.calibrant.calibration.targets;

import org.calibrant.math.Elementary;

/**
 * Independent normal errors, with z = (observation − model)/σ:
 *
 * <pre>
 *   ln L = Σ [−½ z² − ln σ − ½ ln 2π]
 * </pre>
 *
 * @param normalised whether the last two terms, which are the same for all parameters, are counted
 */
public record Gaussian(boolean normalised) implements Likelihood {
  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

  @Override
  public Sum of(Observed observed) {
    int n = observed.size();
    double constant = normalised ? constant(observed.sigma()) : 0;
    return (z, stride, count, parameters, lnLikelihood) -> {
      for (int i = 0; i < n; i++) {
        int row = i * stride;
        for (int w = 0; w < count; w++) {
          lnLikelihood[w] -= 0.5 * (z[row + w] * z[row + w]);
        }
      }

      for (int w = 0; w < count; w++) {
        lnLikelihood[w] += constant;
      }
    };
  }

  /** −Σ (ln σ + ½ ln 2π). */
  static double constant(double[] sigma) {
    double constant = 0;
    for (double s : sigma) {
      constant -= Elementary.log(s) + HALF_LOG_TWO_PI;
    }

    return constant;
  }
}
