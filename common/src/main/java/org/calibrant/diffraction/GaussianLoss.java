package org.calibrant.diffraction;

/**
 * ρ = (model − observed)² / σ² with σ² = max(observed, 0) + read-out noise². Its weights come from the
 * observed counts, which biases faint pixels; {@link PoissonLoss} does not.
 *
 * @param readNoise standard deviation of the read-out [photon]
 */
public record GaussianLoss(double readNoise) implements Loss {
  public GaussianLoss {
    Require.positive("read-noise", readNoise);
  }

  @Override
  public double sum(
      double[] model, double[] observed, int at, int count, double[] slope, double[] curvature) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double weight = 1 / (Math.max(observed[at + i], 0) + readNoise * readNoise);
      double r = model[i] - observed[at + i];
      sum += r * r * weight;
      slope[i] = r * weight;
      curvature[i] = weight;
    }

    return sum;
  }
}
