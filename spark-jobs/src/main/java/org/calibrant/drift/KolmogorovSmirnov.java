package org.calibrant.drift;

/**
 * The two-sample Kolmogorov-Smirnov test: D = max |F₁ − F₂|, and the probability of a D at least as
 * large if both samples are from one distribution,
 *
 * <pre>
 *   p = 2 Σ (−1)^(k−1) exp(−2 k² λ²),   λ = (√n + 0.12 + 0.11/√n) D,   n = n₁ n₂ / (n₁ + n₂)
 * </pre>
 *
 * <p>With ties p is too large, never too small.
 *
 * @param d the statistic
 * @param p the probability
 */
record KolmogorovSmirnov(double d, double p) {

  /**
   * @param first ascending
   * @param second ascending
   */
  static KolmogorovSmirnov of(double[] first, double[] second) {
    if (first.length == 0 || second.length == 0) {
      return new KolmogorovSmirnov(0, 1);
    }

    double d = 0;
    int i = 0;
    int j = 0;
    while (i < first.length && j < second.length) {
      double x = Math.min(first[i], second[j]);
      while (i < first.length && first[i] <= x) {
        i++;
      }

      while (j < second.length && second[j] <= x) {
        j++;
      }

      d = Math.max(d, Math.abs((double) i / first.length - (double) j / second.length));
    }

    double n = (double) first.length * second.length / (first.length + second.length);
    double root = Math.sqrt(n);
    return new KolmogorovSmirnov(d, probability((root + 0.12 + 0.11 / root) * d));
  }

  static double probability(double lambda) {
    if (lambda < 0.2) {
      return 1; // to twelve digits
    }

    double sum = 0;
    for (int k = 1; k <= 100; k++) {
      double term = Math.exp(-2.0 * k * k * lambda * lambda);
      sum += k % 2 == 1 ? term : -term;
      if (term < 1e-17) {
        break;
      }
    }

    return Math.max(0, Math.min(1, 2 * sum));
  }
}
