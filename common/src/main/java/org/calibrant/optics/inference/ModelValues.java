package org.calibrant.optics.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.params.Derivations;
import org.calibrant.params.Param;
import org.calibrant.params.ParamSpec;
import org.calibrant.params.ParameterStore;
import org.calibrant.params.Resolved;

/**
 * The vector of a model, filled from the parameters of a system: each of its names is a primitive or a
 * derived value, or an element of one.
 */
final class ModelValues {
  private final Derivations derivations;
  private final List<String> names;
  private final List<String> keys = new ArrayList<>();
  private final int[] elements;
  private final int[] sizes;

  /**
   * @param names of the model, {@code key} or {@code key[i]}
   * @throws IllegalArgumentException naming all that the system does not have
   */
  ModelValues(List<String> names, ParamSpec spec, Derivations derivations) {
    this.derivations = derivations;
    this.names = List.copyOf(names);
    this.elements = new int[names.size()];
    this.sizes = new int[names.size()];
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int bracket = name.indexOf('[');
      String key = bracket < 0 ? name : name.substring(0, bracket);
      elements[i] =
          bracket < 0 ? 0 : Integer.parseInt(name.substring(bracket + 1, name.length() - 1));
      keys.add(key);
      boolean known = spec.contains(key) && elements[i] < spec.param(key).size();
      if (known) {
        sizes[i] = spec.param(key).size();
      } else {
        unknown.add(name);
      }
    }

    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the optical system wants %s, which the parameters of %s do not have"
              .formatted(String.join(", ", unknown), spec.system()));
    }
  }

  /** What the model needs, one key once. */
  List<String> keys() {
    return keys.stream().distinct().toList();
  }

  int size() {
    return elements.length;
  }

  /** Those of the model's names that follow from free numbers. */
  List<String> moving(ParameterStore store) {
    double[][] chain = fill(store).chain();
    List<String> moving = new ArrayList<>();
    for (int i = 0; i < chain.length; i++) {
      for (double each : chain[i]) {
        if (each != 0 && !moving.contains(names.get(i))) {
          moving.add(names.get(i));
        }
      }
    }

    return moving;
  }

  /** The values and their way back to the free numbers. */
  Filled fill(ParameterStore store) {
    Resolved resolved = derivations.resolve(store);
    double[] theta = new double[elements.length];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = resolved.vector(keys.get(i))[elements[i]];
    }

    return new Filled(theta, resolved);
  }

  /** A model's vector for one store. */
  final class Filled {
    private final double[] theta;
    private final Resolved resolved;

    private Filled(double[] theta, Resolved resolved) {
      this.theta = theta;
      this.resolved = resolved;
    }

    double[] theta() {
      return theta;
    }

    /** The gradient by the free numbers, from that by the model's vector. */
    double[] freeGradient(double[] thetaGradient) {
      Map<String, double[]> bars = new LinkedHashMap<>();
      for (int i = 0; i < thetaGradient.length; i++) {
        int size = sizes[i];
        bars.computeIfAbsent(keys.get(i), key -> new double[size])[elements[i]] += thetaGradient[i];
      }

      return resolved.freeGradient(bars);
    }

    /** ∂θ/∂free, one row of free numbers per element of θ. */
    double[][] chain() {
      double[][] rows = new double[theta.length][];
      double[] bar = new double[theta.length];
      for (int i = 0; i < rows.length; i++) {
        bar[i] = 1;
        rows[i] = freeGradient(bar);
        bar[i] = 0;
      }

      return rows;
    }
  }

  static int freeCount(ParamSpec spec) {
    return spec.free().stream().mapToInt(Param::size).sum();
  }
}
