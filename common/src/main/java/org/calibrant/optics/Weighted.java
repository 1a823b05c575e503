package org.calibrant.optics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weights as they are listed, one list per star; each is scaled to a sum of 1.
 *
 * @param stars from the shortest wavelength to the longest; not negative
 */
public record Weighted(List<double[]> stars) implements Spectrum {

  public Weighted {
    List<double[]> copies = new ArrayList<>();
    for (double[] weights : stars) {
      double sum = 0;
      for (double weight : weights) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException("a weight must not be negative, was " + weight);
        }

        sum += weight;
      }

      if (!(sum > 0)) {
        throw new IllegalArgumentException("the weights of a star must not all be 0");
      }

      copies.add(weights.clone());
    }

    if (copies.isEmpty()) {
      throw new IllegalArgumentException("stars must not be empty");
    }

    stars = List.copyOf(copies);
  }

  @Override
  public double[][] weights(int wavelengths) {
    double[][] scaled = new double[stars.size()][];
    for (int s = 0; s < scaled.length; s++) {
      double[] weights = stars.get(s).clone();
      if (weights.length != wavelengths) {
        throw new IllegalArgumentException(
            "expected %d weights, one per wavelength, found %d"
                .formatted(wavelengths, weights.length));
      }

      double sum = Arrays.stream(weights).sum();
      for (int l = 0; l < wavelengths; l++) {
        weights[l] /= sum;
      }

      scaled[s] = weights;
    }

    return scaled;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Weighted weighted
        && Arrays.deepEquals(stars.toArray(), weighted.stars.toArray());
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(stars.toArray());
  }
}
