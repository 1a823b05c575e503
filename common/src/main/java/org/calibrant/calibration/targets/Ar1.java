package org.calibrant.calibration.targets;

import org.calibrant.math.Elementary;

/**
 * Normal errors that remember: a stationary autoregressive process of first order, for observations
 * at any distances. With z = (observation − model)/σ and φ_i = ρ^(t_i − t_(i−1)),
 *
 * <pre>
 *   ln L = −½ z₁² − Σ_(i>1) [½ (z_i − φ_i z_(i−1))²/(1 − φ_i²) + ½ ln(1 − φ_i²)] − Σ (ln σ + ½ ln 2π)
 * </pre>
 *
 * @param rho ρ, the correlation of errors one unit of time apart, from 0 to below 1
 * @param normalised whether the terms that are the same for all parameters are counted: all but the
 *     squares
 */
public record Ar1(double rho, boolean normalised) implements Likelihood {

  public Ar1 {
    if (!(rho >= 0 && rho < 1)) {
      throw new IllegalArgumentException("rho must be from 0 to below 1, was " + rho);
    }
  }

  @Override
  public Sum of(Observed observed) {
    int n = observed.size();
    double[] phi = new double[n];
    double[] weight = new double[n];
    weight[0] = 0.5;
    double constant = normalised ? Gaussian.constant(observed.sigma()) : 0;
    for (int i = 1; i < n; i++) {
      double distance = observed.times()[i] - observed.times()[i - 1];
      phi[i] = rho == 0 ? 0 : Elementary.exp(distance * Elementary.log(rho));
      double left = 1 - phi[i] * phi[i];
      weight[i] = 0.5 / left;
      constant -= normalised ? 0.5 * Elementary.log(left) : 0;
    }

    double offset = constant;
    return (z, stride, count, parameters, lnLikelihood) -> {
      for (int i = 0; i < n; i++) {
        int row = i * stride;
        int last = Math.max(0, i - 1) * stride;
        for (int w = 0; w < count; w++) {
          double news = z[row + w] - phi[i] * z[last + w];
          lnLikelihood[w] -= weight[i] * (news * news);
        }
      }

      for (int w = 0; w < count; w++) {
        lnLikelihood[w] += offset;
      }
    };
  }
}
