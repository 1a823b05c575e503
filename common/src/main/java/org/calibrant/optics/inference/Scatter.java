package org.calibrant.optics.inference;

import java.util.Collection;
import java.util.Map;
import org.calibrant.math.RandomStream;
import org.calibrant.params.Param;
import org.calibrant.params.ParameterStore;
import org.calibrant.params.Value;

/** Values scattered normally about others, with standard deviations by key. */
final class Scatter {
  private Scatter() {}

  /**
   * Moves the values that are named, cut at their bounds. Numbers are drawn for all parameters, so
   * that those of one do not depend on which others are named.
   *
   * @param spread standard deviations: one for all elements of a vector, or one for each
   * @param own keys whose numbers come from {@code alone}; the others' come from {@code shared}
   */
  static ParameterStore about(
      ParameterStore store,
      Map<String, Value> spread,
      Collection<String> own,
      RandomStream shared,
      RandomStream alone) {
    spread.keySet().forEach(key -> sigma(store.spec().param(key), spread.get(key), 0));
    ParameterStore moved = store;
    for (Param param : store.spec().params()) {
      double[] normals = normals(shared, param.size());
      double[] ownNormals = normals(alone, param.size());
      Value value = spread.get(param.key());
      if (value != null) {
        double[] z = own.contains(param.key()) ? ownNormals : normals;
        double[] values = store.vector(param.key());
        for (int i = 0; i < values.length; i++) {
          double wanted = values[i] + sigma(param, value, i) * z[i];
          values[i] = Math.max(param.lower(), Math.min(wanted, param.upper()));
        }

        moved = moved.with(param.key(), values);
      }
    }

    return moved;
  }

  private static double[] normals(RandomStream stream, int n) {
    double[] z = new double[n];
    for (int i = 0; i < n; i++) {
      z[i] = stream.normal();
    }

    return z;
  }

  private static double sigma(Param param, Value value, int element) {
    double[] numbers = value.numbers();
    if (numbers.length != 1 && numbers.length != param.size()) {
      throw new IllegalArgumentException(
          "spread of %s: expected 1 or %d numbers, found %d"
              .formatted(param.key(), param.size(), numbers.length));
    }

    double sigma = numbers[numbers.length == 1 ? 0 : element];
    if (!(sigma >= 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "spread of %s must not be negative, was %s".formatted(param.key(), sigma));
    }

    return sigma;
  }
}
