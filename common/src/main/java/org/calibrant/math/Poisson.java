package org.calibrant.math;

/**
 * Draws from the Poisson distribution p(k) = μᵏ e^−μ / k!.
 *
 * <p>Below μ = 128 as the sum of two Poisson counts, one with a tabulated mean m, a multiple of ½
 * ({@link PoissonTables}), and one with the rest r = μ − m &lt; ½, by inversion of a uniform number
 * u. That one needs e^−r only when u lies between
 *
 * <pre>
 *   1 − r + r²/2 − r³/6 ≤ P(0) ≤ 1 − r + r²/2   or above   1 − r²/2 ≤ P(0) + P(1).
 * </pre>
 *
 * <p>From there on by transformed rejection with a squeeze, in the decomposed form PTRD: a uniform
 * number in a box is mapped to
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

  private static final double TWO_PI = 2 * Math.PI;
  private static final double TWO_TO_MINUS_32 = 0x1p-32;

  private Poisson() {}

  static double draw(double mean, RandomStream stream) {
    if (mean >= 0 && mean < PoissonTables.END) {
      return bySum(mean, stream);
    }

    if (!(mean >= 0 && mean <= LARGEST_MEAN)) {
      throw new IllegalArgumentException(
          "mean must be from 0 to " + LARGEST_MEAN + ", was " + mean);
    }

    return byTransformedRejection(mean, stream);
  }

  private static double bySum(double mean, RandomStream stream) {
    int index = (int) (mean / PoissonTables.STEP);
    long bits = stream.bits();
    int count = PoissonTables.draw(index, (int) (bits >>> 32), stream);

    double r = mean - index * PoissonTables.STEP;
    double half = 0.5 * r * r;
    double none = 1 - r + half;
    double u = (bits & 0xFFFFFFFFL) * TWO_TO_MINUS_32;
    double above = u + TWO_TO_MINUS_32;
    if (above <= none - half * r * (1.0 / 3)) {
      return count;
    }

    if (u >= none && above <= 1 - half) {
      return count + 1;
    }

    return count + byInversion(r, u + stream.uniform() * TWO_TO_MINUS_32);
  }

  private static int byInversion(double mean, double u) {
    double probability = Elementary.exp(-mean);
    double left = u;
    int k = 0;
    // once it does not change the sum, what is left is only what rounding lost
    while (left > probability && probability > 0x1p-60) {
      left -= probability;
      k++;
      probability *= mean / k;
    }

    return k;
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
  static boolean isUnderDensity(double v, double a, double b, double edge, double k, double mean) {
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
}
