package org.calibrant.diffraction;

import org.calibrant.math.Elementary;

/**
 * The deviance of photon counts, ρ = 2 (μ − n + n ln(n / μ)) with μ = model + floor and n = max(observed,
 * 0) + floor. The curvature is the expected one, 1/μ.
 *
 * @param floor photons added to both sides, so that a pixel without any expected photon may hold one;
 *     small against the background, and positive
 */
public record PoissonLoss(double floor) implements Loss {
  public PoissonLoss {
    Require.positive("floor", floor);
  }

  @Override
  public double sum(
      double[] model, double[] observed, int at, int count, double[] slope, double[] curvature) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double mu = Math.max(model[i], 0) + floor;
      double n = Math.max(observed[at + i], 0) + floor;
      sum += 2 * (mu - n + n * Elementary.log(n / mu));
      slope[i] = 1 - n / mu;
      curvature[i] = 1 / mu;
    }

    return sum;
  }
}
