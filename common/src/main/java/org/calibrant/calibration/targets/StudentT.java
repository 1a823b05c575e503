package org.calibrant.calibration.targets;

import org.calibrant.math.Elementary;
import org.calibrant.math.GammaFunction;

/**
 * Independent errors with heavy tails, for data with outliers: σ is the scale of Student's t
 * distribution,
 *
 * <pre>
 *   ln L = Σ [−(ν+1)/2 ln(1 + z²/ν) + ln Γ((ν+1)/2) − ln Γ(ν/2) − ½ ln(νπ) − ln σ].
 * </pre>
 *
 * @param dof ν, degrees of freedom
 * @param normalised whether all but the first term are counted
 */
public record StudentT(double dof, boolean normalised) implements Likelihood {
  private static final double LOG_PI = 1.1447298858494002;

  public StudentT {
    if (!(dof > 0) || Double.isInfinite(dof)) {
      throw new IllegalArgumentException("dof must be positive and finite, was " + dof);
    }
  }

  @Override
  public Sum of(Observed observed) {
    int n = observed.size();
    double each =
        GammaFunction.logGamma((dof + 1) / 2)
            - GammaFunction.logGamma(dof / 2)
            - 0.5 * (Elementary.log(dof) + LOG_PI);
    double constant = 0;
    for (double s : observed.sigma()) {
      constant += normalised ? each - Elementary.log(s) : 0;
    }

    double offset = constant;
    double factor = (dof + 1) / 2;
    return (z, stride, count, parameters, lnLikelihood) -> {
      for (int i = 0; i < n; i++) {
        int row = i * stride;
        for (int w = 0; w < count; w++) {
          lnLikelihood[w] -= factor * StrictMath.log1p(z[row + w] * z[row + w] / dof);
        }
      }

      for (int w = 0; w < count; w++) {
        lnLikelihood[w] += offset;
      }
    };
  }
}
