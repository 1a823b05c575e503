package org.calibrant.calibration.models;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.math.Elementary;

/**
 * A response r(t) scaled to q(t) = s r/(s r + 1 − r), month by month: numbers for the months before
 * the switch, and a sum of exponentials after it. Since r is one, so is each power of it in
 *
 * <pre>
 *   q = s r/(1 − (1 − s) r) = s r Σ_k [(1 − s) r]ᵏ,
 * </pre>
 *
 * whose terms below 10⁻¹² are dropped. With s = 1 nothing is scaled and few terms are left.
 */
final class ScaledResponse {
  private static final Map<Map.Entry<MixedLayerResponse, Double>, ScaledResponse> MADE =
      new ConcurrentHashMap<>();
  private static final double LEAST = 1e-12;
  private static final int MONTHS = 12;
  private static final int MOST_POWERS = 40;

  /** q of the months before the switch; index is the lag. */
  final double[] early;

  /** Amplitudes of the exponentials at the lag that is the length of {@link #early}. */
  final double[] amplitude;

  /** By which factor each exponential falls per month. */
  final double[] decay;

  private ScaledResponse(double[] early, double[] amplitude, double[] decay) {
    this.early = early;
    this.amplitude = amplitude;
    this.decay = decay;
  }

  static ScaledResponse of(MixedLayerResponse response, double scale) {
    return MADE.computeIfAbsent(Map.entry(response, scale), key -> make(response, scale));
  }

  private static ScaledResponse make(MixedLayerResponse response, double scale) {
    int first = 0;
    while ((double) first / MONTHS < response.switchTime()) {
      first++;
    }

    double[] early = new double[first];
    for (int lag = 0; lag < first; lag++) {
      double r = response.at((double) lag / MONTHS);
      early[lag] = r * scale / (r * scale + 1 - r);
    }

    SortedMap<Powers, Double> all = expansion(response, scale, (double) first / MONTHS);
    double[] amplitude = new double[all.size()];
    double[] decay = new double[all.size()];
    int k = 0;
    for (Map.Entry<Powers, Double> term : all.entrySet()) {
      amplitude[k] = term.getValue();
      decay[k++] = Elementary.exp(-term.getKey().rate(response.lifetime()) / MONTHS);
    }

    return new ScaledResponse(early, amplitude, decay);
  }

  /** How often each exponential is a factor of a term. */
  private record Powers(int[] powers) implements Comparable<Powers> {
    @Override
    public int compareTo(Powers other) {
      return Arrays.compare(powers, other.powers);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Powers p && Arrays.equals(powers, p.powers);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(powers);
    }

    double rate(double[] lifetime) {
      double rate = 0;
      for (int i = 0; i < powers.length; i++) {
        rate += powers[i] / lifetime[i];
      }

      return rate;
    }

    Powers times(int factor) {
      int[] more = powers.clone();
      more[factor]++;
      return new Powers(more);
    }
  }

  /** The amplitudes of all terms at a time. */
  private static SortedMap<Powers, Double> expansion(
      MixedLayerResponse response, double scale, double at) {
    double[] share = response.share();
    double[] lifetime = response.lifetime();
    double[] now = new double[share.length];
    now[0] = share[0];
    for (int i = 0; i < lifetime.length; i++) {
      now[i + 1] = share[i + 1] * Elementary.exp(-at / lifetime[i]);
    }

    TreeMap<Powers, Double> sum = new TreeMap<>();
    TreeMap<Powers, Double> power = new TreeMap<>();
    power.put(new Powers(new int[lifetime.length]), scale);
    for (int k = 0; k < MOST_POWERS && !power.isEmpty(); k++) {
      double factor = k == 0 ? 1 : 1 - scale;
      TreeMap<Powers, Double> next = new TreeMap<>();
      for (Map.Entry<Powers, Double> term : power.entrySet()) {
        next.merge(term.getKey(), factor * term.getValue() * now[0], Double::sum);
        for (int i = 0; i < lifetime.length; i++) {
          double value = factor * term.getValue() * now[i + 1];
          next.merge(term.getKey().times(i), value, Double::sum);
        }
      }

      next.values().removeIf(value -> Math.abs(value) < LEAST);
      next.forEach((powers, value) -> sum.merge(powers, value, Double::sum));
      power = next;
    }

    return sum;
  }
}
