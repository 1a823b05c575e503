package org.calibrant.optics.inference;

import org.calibrant.math.Elementary;
import org.calibrant.math.GammaFunction;

/** Counts of photons, −ln L = Σ m − d ln m + ln d!. */
public record PoissonLikelihood() implements ImageLikelihood {

  @Override
  public PixelLikelihood of(double[] data) {
    double constant = 0;
    int pixels = 0;
    for (int i = 0; i < data.length; i++) {
      if (!Double.isNaN(data[i])) {
        Pixels.refuseInfinite(data[i], i);
        if (data[i] < 0) {
          throw new IllegalArgumentException(
              "pixel %d of the image is %s; counts are not negative".formatted(i, data[i]));
        }

        constant += GammaFunction.logGamma(data[i] + 1);
        pixels++;
      }
    }

    return new OfImage(data.clone(), constant, pixels);
  }

  private record OfImage(double[] data, double constant, int counted) implements PixelLikelihood {

    @Override
    public double value(double[] model) {
      double sum = 0;
      for (int i = 0; i < data.length; i++) {
        if (!Double.isNaN(data[i])) {
          sum += model[i];
          if (data[i] > 0) {
            sum -= data[i] * Elementary.log(model[i]);
          }
        }
      }

      // the logarithm of a negative model is NaN: an impossible one
      return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum + constant;
    }

    @Override
    public void slope(double[] model, double[] slope) {
      for (int i = 0; i < data.length; i++) {
        slope[i] = Double.isNaN(data[i]) ? 0 : data[i] > 0 ? 1 - data[i] / model[i] : 1;
      }
    }

    @Override
    public void weight(double[] model, double[] weight) {
      for (int i = 0; i < data.length; i++) {
        weight[i] = Double.isNaN(data[i]) || !(model[i] > 0) ? 0 : 1 / model[i];
      }
    }

    @Override
    public double zScore(int pixel, double model) {
      return (data[pixel] - model) / Math.sqrt(model);
    }
  }
}
