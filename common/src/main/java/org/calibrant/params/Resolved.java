package org.calibrant.params;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a store with what follows from them in a system, each computed once, when it is first
 * asked for. An instance is mutable: use one per thread.
 */
public final class Resolved {
  private final Derivations derivations;
  private final ParameterStore store;
  private final Map<String, double[]> memo = new LinkedHashMap<>();

  /** The derived keys that are being computed, each for the one before it. */
  private final List<String> path = new ArrayList<>();

  Resolved(Derivations derivations, ParameterStore store) {
    this.derivations = derivations;
    this.store = store;
  }

  public ParameterStore store() {
    return store;
  }

  /** The value of a scalar, primitive or derived. */
  public double value(String key) {
    double[] value = known(key);
    if (value.length != 1) {
      throw new IllegalArgumentException(key + " is a vector of " + value.length);
    }

    return value[0];
  }

  /** The elements of a parameter, primitive or derived. */
  public double[] vector(String key) {
    return known(key).clone();
  }

  /** All values, primitive and derived, in spec order. */
  public Map<String, double[]> toMap() {
    Map<String, double[]> map = new LinkedHashMap<>();
    store.spec().keys().forEach(key -> map.put(key, vector(key)));
    return map;
  }

  private double[] known(String key) {
    double[] value = memo.get(key);
    if (value == null) {
      value = found(key);
      memo.put(key, value);
    }

    return value;
  }

  private double[] found(String key) {
    Param param = store.spec().param(key);
    if (!param.isDerived()) {
      if (!store.has(key)) {
        throw new IllegalArgumentException(
            "parameter " + key + " has no value and no default" + asker());
      }

      return store.vector(key);
    }

    if (path.contains(key)) {
      throw new IllegalArgumentException(Derivations.cycle(path, key));
    }

    Derivation derivation =
        derivations
            .of(key)
            .orElseThrow(() -> new IllegalArgumentException(derivations.notDerived(key) + asker()));
    path.add(key);
    try {
      double[] value = derivation.value(inputs(derivation));
      param.check(value);
      return value;
    } finally {
      path.remove(path.size() - 1);
    }
  }

  private String asker() {
    List<String> askers = new ArrayList<>(path);
    Collections.reverse(askers);
    String system = derivations.system().isEmpty() ? "" : " in system " + derivations.system();
    return askers.isEmpty() ? "" : "; " + String.join(", for ", askers) + " needs it" + system;
  }

  private double[][] inputs(Derivation derivation) {
    for (String input : derivation.inputs()) {
      if (!store.spec().contains(input)) {
        throw new IllegalArgumentException(
            "%s is derived from %s in system %s; %s"
                .formatted(
                    derivation.key(), input, derivations.system(), "unknown parameter " + input));
      }
    }

    return derivation.inputs().stream().map(this::known).toArray(double[][]::new);
  }

  /**
   * Carries a gradient through the derivations to the primitives.
   *
   * @param bars ∂f/∂value of any parameters, primitive or derived; absent ones are zero
   * @return ∂f/∂value of every primitive in spec order, everything that depends on it included
   */
  public Map<String, double[]> gradient(Map<String, double[]> bars) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    bars.forEach((key, bar) -> sums.put(key, bar.clone()));
    for (String key : consumersFirst(bars.keySet())) {
      Derivation derivation = derivations.of(key).orElseThrow();
      double[][] inputs = inputs(derivation);
      double[][] inputBars = new double[inputs.length][];
      for (int i = 0; i < inputs.length; i++) {
        double[] start = new double[inputs[i].length];
        inputBars[i] = sums.computeIfAbsent(derivation.inputs().get(i), k -> start);
      }

      derivation.adjoint(inputs, known(key), sums.get(key), inputBars);
    }

    Map<String, double[]> gradient = new LinkedHashMap<>();
    for (Param param : store.spec().params()) {
      if (!param.isDerived()) {
        gradient.put(param.key(), sums.getOrDefault(param.key(), new double[param.size()]));
      }
    }

    return gradient;
  }

  /** As above, the free primitives only, in the order of {@link ParameterStore#pack}. */
  public double[] freeGradient(Map<String, double[]> bars) {
    Map<String, double[]> gradient = gradient(bars);
    return store.spec().free().stream()
        .map(param -> gradient.get(param.key()))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  /** Derived keys among these and their inputs; each before those it is derived from. */
  private List<String> consumersFirst(Iterable<String> keys) {
    List<String> inputsFirst = new ArrayList<>();
    for (String key : keys) {
      known(key);
      visit(key, inputsFirst);
    }

    Collections.reverse(inputsFirst);
    return inputsFirst;
  }

  private void visit(String key, List<String> done) {
    if (done.contains(key) || !store.spec().param(key).isDerived()) {
      return;
    }

    derivations.of(key).orElseThrow().inputs().forEach(input -> visit(input, done));
    done.add(key);
  }
}
