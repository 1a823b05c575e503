package org.calibrant.optics.inference;

import org.calibrant.math.Elementary;

/**
 * Normal scatter, −ln L = Σ ½ [(m − d)²/var + ln(2π var)].
 *
 * @param variance of the pixels
 */
public record GaussianLikelihood(PixelVariance variance) implements ImageLikelihood {
  private static final double TWO_PI = 6.283185307179586;

  @Override
  public PixelLikelihood of(double[] data) {
    double[] variances = new double[data.length];
    double[] constants = new double[data.length];
    int pixels = 0;
    for (int i = 0; i < data.length; i++) {
      if (!Double.isNaN(data[i])) {
        Pixels.refuseInfinite(data[i], i);
        variances[i] = variance.of(data[i]);
        constants[i] = Elementary.log(TWO_PI * variances[i]);
        pixels++;
      }
    }

    return new OfImage(data.clone(), variances, constants, pixels);
  }

  private record OfImage(double[] data, double[] variances, double[] constants, int counted)
      implements PixelLikelihood {

    @Override
    public double value(double[] model) {
      double sum = 0;
      for (int i = 0; i < data.length; i++) {
        if (!Double.isNaN(data[i])) {
          double residual = model[i] - data[i];
          sum += 0.5 * (residual * residual / variances[i] + constants[i]);
        }
      }

      return sum;
    }

    @Override
    public void slope(double[] model, double[] slope) {
      for (int i = 0; i < data.length; i++) {
        slope[i] = Double.isNaN(data[i]) ? 0 : (model[i] - data[i]) / variances[i];
      }
    }

    @Override
    public void weight(double[] model, double[] weight) {
      for (int i = 0; i < data.length; i++) {
        weight[i] = Double.isNaN(data[i]) ? 0 : 1 / variances[i];
      }
    }

    @Override
    public double zScore(int pixel, double model) {
      return (data[pixel] - model) / Math.sqrt(variances[pixel]);
    }
  }
}
