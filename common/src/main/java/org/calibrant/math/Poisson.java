package org.calibrant.math;

/**
 * Draws from the Poisson distribution p(k) = μᵏ e^−μ / k!.
 *
 * <p>Below μ = 10 by sequential inversion of one uniform number. From there on by transformed
 * rejection with a squeeze, in the decomposed form PTRD: a uniform number in a box is mapped to
 *
 * <pre>
 *   k = ⌊(2a / (½ − |u|) + b) u + μ + 0.445⌋
 * </pre>
 *
 * and accepted under p(k). The density is compared in the form
 *
 * <pre>
 *   ln p(k) = −½ ln(2πk) − δ(k) − D(k, μ),   D(k, μ) = k ln(k/μ) + μ − k,
 * </pre>
 *
 * where δ is Stirling's correction to ln k! and D is summed without cancellation: so it is accurate
 * for every k, where μ, k ln μ and ln k! would cancel to nothing.
 *
 * <p>Sources: W. Hörmann, "The transformed rejection method for generating Poisson random
 * variables", Insurance: Mathematics and Economics 12, 39 (1993); C. Loader, "Fast and accurate
 * computation of binomial probabilities" (2000).
 */
final class Poisson {
  static final double LARGEST_MEAN = 1e15;

  /** Where inversion ends; Hörmann's constants hold from here on. */
  private static final double INVERSION_ENDS = 10;

  /** Means below 10 put less than 10⁻⁵⁰ of their probability above this count. */
  private static final int INVERSION_LIMIT = 100;

  private static final double TWO_PI = 2 * Math.PI;
  private static final double[] RECIPROCALS = reciprocals();

  private Poisson() {}

  static double draw(double mean, RandomStream stream) {
    if (mean < INVERSION_ENDS && mean > 0) {
      return byInversion(mean, stream);
    }

    if (!(mean >= 0 && mean <= LARGEST_MEAN)) {
      throw new IllegalArgumentException(
          "mean must be from 0 to " + LARGEST_MEAN + ", was " + mean);
    }

    return mean == 0 ? 0 : byTransformedRejection(mean, stream);
  }

  private static double byInversion(double mean, RandomStream stream) {
    double none = Elementary.exp(-mean);
    while (true) {
      double left = stream.uniform();
      double probability = none;
      for (int k = 0; k < INVERSION_LIMIT; k++) {
        if (left <= probability) {
          return k;
        }

        left -= probability;
        probability *= mean * RECIPROCALS[k];
      }
      // left is what rounding lost of a sum of probabilities (10⁻¹⁶): draw again
    }
  }

  private static double byTransformedRejection(double mean, RandomStream stream) {
    double root = Math.sqrt(mean);
    double b = 0.931 + 2.53 * root;
    double a = -0.059 + 0.02483 * b;
    double squeeze = 0.9277 - 3.6224 / (b - 2);
    while (true) {
      double v = stream.uniform();
      double u;
      if (v <= 0.86 * squeeze) {
        u = v / squeeze - 0.43;
        return Math.floor((2 * a / (0.5 - Math.abs(u)) + b) * u + mean + 0.445);
      }

      if (v >= squeeze) {
        u = stream.uniform() - 0.5;
      } else {
        u = v / squeeze - 0.93;
        u = (u < 0 ? -0.5 : 0.5) - u;
        v = stream.uniform() * squeeze;
      }

      double edge = 0.5 - Math.abs(u);
      if (edge < 0.013 && v > edge) {
        continue;
      }

      double k = Math.floor((2 * a / edge + b) * u + mean + 0.445);
      if (k >= 0 && isUnderDensity(v, a, b, edge, k, mean)) {
        return k;
      }
    }
  }

  /** v ≤ p(k) · α (a / (½ − |u|)² + b), with 1/α = 1.1239 + 1.1328 / (b − 3.4). */
  private static boolean isUnderDensity(
      double v, double a, double b, double edge, double k, double mean) {
    double height = v * (1.1239 + 1.1328 / (b - 3.4)) / (a / (edge * edge) + b);
    if (k == 0) {
      return Elementary.log(height) <= -mean;
    }

    return Elementary.log(height * Math.sqrt(TWO_PI * k))
        <= -Stirling.correction(k) - deviance(k, mean);
  }

  /**
   * D(k, μ) = k ln(k/μ) + μ − k, half the Poisson deviance. Near k = μ, with w = (k − μ)/(k + μ),
   * it is (k − μ) w + 2k (w³/3 + w⁵/5 + …).
   */
  static double deviance(double k, double mean) {
    double difference = k - mean;
    double w = difference / (k + mean);
    if (!(Math.abs(w) < 0.1)) {
      return k * Elementary.log(k / mean) - difference;
    }

    double square = w * w;
    double term = 2 * k * w;
    double sum = difference * w;
    for (int odd = 3; ; odd += 2) {
      term *= square;
      double next = sum + term / odd;
      if (next == sum) {
        return sum;
      }

      sum = next;
    }
  }

  private static double[] reciprocals() {
    double[] reciprocals = new double[INVERSION_LIMIT];
    for (int k = 0; k < INVERSION_LIMIT; k++) {
      reciprocals[k] = 1.0 / (k + 1);
    }

    return reciprocals;
  }
}
