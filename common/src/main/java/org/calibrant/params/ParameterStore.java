package org.calibrant.params;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Values for the parameters of a spec. Only primitives are stored. A store never changes: moving a
 * parameter yields a new one, and no store holds a value out of bounds.
 */
public final class ParameterStore implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ParamSpec spec;

  /** In spec order; NaN where there is no value yet. */
  private final double[] values;

  private ParameterStore(ParamSpec spec, double[] values) {
    this.spec = spec;
    this.values = values;
  }

  /** The defaults of a spec; parameters without one have no value yet. */
  public static ParameterStore of(ParamSpec spec) {
    return new ParameterStore(spec, spec.params().stream().mapToDouble(Param::initial).toArray());
  }

  public ParamSpec spec() {
    return spec;
  }

  /** The store with another value for one parameter. */
  public ParameterStore with(String key, double value) {
    int index = spec.index(key);
    spec.params().get(index).check(value);
    double[] changed = values.clone();
    changed[index] = value;
    return new ParameterStore(spec, changed);
  }

  /** The values under another spec: those of the keys in both, and the other's defaults. */
  public ParameterStore under(ParamSpec other) {
    ParameterStore store = of(other);
    for (Param param : other.params()) {
      if (spec.contains(param.key()) && has(param.key())) {
        store = store.with(param.key(), value(param.key()));
      }
    }

    return store;
  }

  public boolean has(String key) {
    return !Double.isNaN(values[spec.index(key)]);
  }

  /** The value of a parameter; refused when it has none. */
  public double value(String key) {
    int index = spec.index(key);
    if (Double.isNaN(values[index])) {
      throw new IllegalArgumentException("parameter " + key + " has no value and no default");
    }

    return values[index];
  }

  /** The keys without a value, in spec order. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        missing.add(spec.params().get(i).key());
      }
    }

    return missing;
  }

  /**
   * This store, if every parameter has a value.
   *
   * @throws IllegalArgumentException naming all that have none
   */
  public ParameterStore complete() {
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "no value and no default for " + String.join(", ", missing));
    }

    return this;
  }

  /** All values in spec order. */
  public double[] values() {
    return complete().values.clone();
  }

  /** What an optimiser sees: the values of the free parameters, in spec order. */
  public double[] pack() {
    double[] all = values();
    double[] free = new double[all.length];
    int n = 0;
    for (int i = 0; i < all.length; i++) {
      if (spec.params().get(i).free()) {
        free[n++] = all[i];
      }
    }

    return Arrays.copyOf(free, n);
  }

  /**
   * The store with the values of the free parameters replaced.
   *
   * @param free as many as {@link #pack} gives, in spec order
   */
  public ParameterStore unpack(double[] free) {
    List<Param> params = spec.params();
    int expected = spec.free().size();
    if (free.length != expected) {
      throw new IllegalArgumentException(
          "expected " + expected + " free values, found " + free.length);
    }

    double[] changed = values.clone();
    int n = 0;
    for (int i = 0; i < changed.length; i++) {
      if (params.get(i).free()) {
        params.get(i).check(free[n]);
        changed[i] = free[n++];
      }
    }

    return new ParameterStore(spec, changed);
  }

  /** One line per parameter: key, value, unit, bounds, free or frozen, meaning. */
  public String listing() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      Param param = spec.params().get(i);
      String value = Double.isNaN(values[i]) ? "(none)" : Double.toString(values[i]);
      String bounds = "[" + param.lower() + ", " + param.upper() + "]";
      String line =
          String.format(
              Locale.ROOT,
              "%-28s %24s %-12s %-26s %-6s  %s",
              param.key(),
              value,
              param.unit(),
              bounds,
              param.free() ? "free" : "frozen",
              param.doc());
      lines.append(line.stripTrailing()).append('\n');
    }

    return lines.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParameterStore store
        && spec.equals(store.spec)
        && Arrays.equals(values, store.values);
  }

  @Override
  public int hashCode() {
    return 31 * spec.hashCode() + Arrays.hashCode(values);
  }

  /** Key = value for each parameter that has one. */
  @Override
  public String toString() {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        entries.add(spec.params().get(i).key() + "=" + values[i]);
      }
    }

    return "{" + String.join(", ", entries) + "}";
  }
}
