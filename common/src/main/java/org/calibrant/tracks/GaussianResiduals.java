package org.calibrant.tracks;

import org.calibrant.fit.DifferentiableResiduals;
import org.calibrant.math.Elementary;

/** B_y at points of the axis less p₀ exp(−((z − p₁) / p₂)² / 2). */
final class GaussianResiduals implements DifferentiableResiduals {
  private final double[] z;
  private final double[] by;

  GaussianResiduals(double[] z, double[] by) {
    this.z = z;
    this.by = by;
  }

  @Override
  public void at(double[] p, double[] residuals) {
    for (int i = 0; i < z.length; i++) {
      double t = (z[i] - p[1]) / p[2];
      residuals[i] = by[i] - p[0] * Elementary.exp(-0.5 * t * t);
    }
  }

  @Override
  public void jacobian(double[] p, double[] residuals, double[] jacobian) {
    for (int i = 0; i < z.length; i++) {
      double t = (z[i] - p[1]) / p[2];
      double e = Elementary.exp(-0.5 * t * t);
      jacobian[3 * i] = -e;
      jacobian[3 * i + 1] = -p[0] * e * t / p[2];
      jacobian[3 * i + 2] = -p[0] * e * t * t / p[2];
    }
  }
}
