package org.calibrant.xray;

import org.calibrant.math.RandomStream;

/**
 * Counts as XSPEC's {@code fakeit} makes them. With the model's counts m, the correction's k, the
 * observed background counts B and α = t_b / t_s, a channel is expected to hold
 *
 * <pre>  m + k + B/α</pre>
 *
 * and gets a Poisson draw of it, or a normal one where the errors are not Poisson. A new background
 * is drawn from B times its new exposure over its old one. The background in the spectrum itself is
 * the observed one with its noise, as in XSPEC.
 */
final class SimulatedCounts {
  private SimulatedCounts() {}

  /** Adds correction and observed background to the model's counts of channels from ≤ c. */
  static void addBackground(Observation observation, int from, double[] counts) {
    Background background = observation.background();
    double[] correction = observation.correction().rate();
    for (int c = 0; c < counts.length; c++) {
      int channel = from + c;
      if (!background.isNone()) {
        double alpha = background.exposure(channel) / observation.exposure(channel);
        counts[c] += alpha > 0 ? background.counts()[channel] / alpha : 0;
      }

      if (correction.length > 0) {
        counts[c] += correction[channel] * observation.exposure(channel);
      }
    }
  }

  /** A draw per channel, in place; normal where there is a deviation, else Poisson. */
  static void draw(RandomStream random, double[] deviation, double[] counts) {
    for (int c = 0; c < counts.length; c++) {
      if (deviation.length > 0) {
        counts[c] += deviation[c] * random.normal();
      } else {
        counts[c] = random.poisson(Math.max(0, counts[c]));
      }
    }
  }

  static double total(double[] counts) {
    double total = 0;
    for (double n : counts) {
      total += n;
    }

    return total;
  }

  static double largest(double[] values) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      largest = Math.max(largest, value);
    }

    return largest;
  }

  /** 2 Σ (m − n + n ln(n/m)); infinite where something was counted that was not expected. */
  static double cStatistic(double[] counts, double[] expected) {
    double sum = 0;
    for (int c = 0; c < counts.length; c++) {
      double n = counts[c];
      sum += 2 * (expected[c] - n + (n > 0 ? n * StrictMath.log(n / expected[c]) : 0));
    }

    return sum;
  }

  /** The background's counts in another exposure; empty without a background. */
  static double[] background(Background background, double exposureS) {
    double[] counts = background.counts().clone();
    for (int c = 0; c < counts.length; c++) {
      counts[c] *= exposureS / background.exposureS();
    }

    return counts;
  }
}
