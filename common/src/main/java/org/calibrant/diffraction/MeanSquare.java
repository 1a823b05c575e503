package org.calibrant.diffraction;

/** ρ = (model − observed)². The loss is the mean square difference [photon²]. */
public record MeanSquare() implements Loss {
  @Override
  public double sum(
      double[] model, double[] observed, int at, int count, double[] slope, double[] curvature) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double r = model[i] - observed[at + i];
      sum += r * r;
      slope[i] = r;
      curvature[i] = 1;
    }

    return sum;
  }
}
