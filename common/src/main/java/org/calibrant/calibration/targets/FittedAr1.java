package org.calibrant.calibration.targets;

import java.util.List;
import org.calibrant.math.Elementary;

/**
 * {@link Ar1} whose correlation ρ is a parameter of the calibration; always with its determinant,
 * without which the largest ρ would always win.
 *
 * @param parameter name of ρ; a value outside [0, 1) makes the run impossible
 * @param normalised whether −Σ (ln σ + ½ ln 2π) is counted
 */
public record FittedAr1(String parameter, boolean normalised) implements Likelihood {

  @Override
  public List<String> parameters() {
    return List.of(parameter);
  }

  @Override
  public Sum of(Observed observed) {
    int n = observed.size();
    double constant = normalised ? Gaussian.constant(observed.sigma()) : 0;
    double[] times = observed.times();
    return (z, stride, count, parameters, lnLikelihood) -> {
      for (int w = 0; w < count; w++) {
        double rho = parameters[0][w];
        if (!(rho >= 0 && rho < 1)) {
          lnLikelihood[w] = Double.NEGATIVE_INFINITY;
          continue;
        }

        double sum = constant - 0.5 * z[w] * z[w];
        for (int i = 1; i < n; i++) {
          double distance = times[i] - times[i - 1];
          double phi = rho == 0 ? 0 : Elementary.exp(distance * Elementary.log(rho));
          double left = 1 - phi * phi;
          double news = z[i * stride + w] - phi * z[(i - 1) * stride + w];
          sum -= 0.5 * (news * news / left + Elementary.log(left));
        }

        lnLikelihood[w] += sum;
      }
    };
  }
}
