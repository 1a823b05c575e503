package org.calibrant.params;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Values for the parameters of a spec. Only primitives are stored. A store never changes: moving a
 * parameter yields a new one, and no store holds a value out of bounds.
 */
public final class ParameterStore implements Serializable {
  private static final long serialVersionUID = 2L;

  private final ParamSpec spec;

  /** In spec order; null where there is no value yet, and where it is derived. */
  private final double[][] values;

  private ParameterStore(ParamSpec spec, double[][] values) {
    this.spec = spec;
    this.values = values;
  }

  /** The defaults of a spec; parameters without one have no value yet. */
  public static ParameterStore of(ParamSpec spec) {
    double[][] values = new double[spec.size()][];
    for (int i = 0; i < values.length; i++) {
      Param param = spec.params().get(i);
      if (param.hasDefault()) {
        values[i] = new double[param.size()];
        Arrays.fill(values[i], param.initial());
      }
    }

    return new ParameterStore(spec, values);
  }

  public ParamSpec spec() {
    return spec;
  }

  /** The store with another value for one scalar. */
  public ParameterStore with(String key, double value) {
    return with(key, new double[] {value});
  }

  /** The store with other values for one parameter. */
  public ParameterStore with(String key, double[] value) {
    int index = stored(key);
    spec.params().get(index).check(value);
    double[][] changed = values.clone();
    changed[index] = value.clone();
    return new ParameterStore(spec, changed);
  }

  /**
   * The store with other values for several parameters.
   *
   * @throws IllegalArgumentException in one line naming everything that is wrong: unknown and
   *     derived keys, numbers of elements, bounds
   */
  public ParameterStore with(Map<String, double[]> given) {
    List<String> problems = problems(given);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }

    ParameterStore store = this;
    for (Map.Entry<String, double[]> entry : given.entrySet()) {
      store = store.with(entry.getKey(), entry.getValue());
    }

    return store;
  }

  /** What {@link #with(Map)} would refuse, one sentence each. */
  public List<String> problems(Map<String, double[]> given) {
    List<String> problems = new ArrayList<>();
    given.forEach(
        (key, value) -> {
          try {
            with(key, value);
          } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
          }
        });
    return problems;
  }

  /** The store without a value for a parameter. */
  public ParameterStore forget(String key) {
    double[][] changed = values.clone();
    changed[stored(key)] = null;
    return new ParameterStore(spec, changed);
  }

  /** The values under another spec: those of the keys in both, and the other's defaults. */
  public ParameterStore under(ParamSpec other) {
    ParameterStore store = of(other);
    for (Param param : other.params()) {
      if (!param.isDerived() && spec.contains(param.key()) && has(param.key())) {
        store = store.with(param.key(), vector(param.key()));
      }
    }

    return store;
  }

  public boolean has(String key) {
    return values[spec.index(key)] != null;
  }

  /** The value of a scalar; refused when it has none. */
  public double value(String key) {
    double[] value = vector(key);
    if (value.length != 1) {
      throw new IllegalArgumentException(key + " is a vector of " + value.length);
    }

    return value[0];
  }

  /** The elements of a parameter, one of a scalar; refused when it has no value. */
  public double[] vector(String key) {
    double[] value = values[stored(key)];
    if (value == null) {
      throw new IllegalArgumentException("parameter " + key + " has no value and no default");
    }

    return value.clone();
  }

  private int stored(String key) {
    int index = spec.index(key);
    if (spec.params().get(index).isDerived()) {
      throw new IllegalArgumentException(
          key + " is derived" + inSystem() + ": give what it is derived from");
    }

    return index;
  }

  private String inSystem() {
    return spec.system().isEmpty() ? "" : " in " + spec.system();
  }

  /** The primitives without a value, in spec order. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && !spec.params().get(i).isDerived()) {
        missing.add(spec.params().get(i).key());
      }
    }

    return missing;
  }

  /**
   * This store, if every primitive has a value.
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

  /** All primitives one after the other, in spec order. */
  public double[] values() {
    complete();
    return flat(false);
  }

  /** What an optimiser sees: the numbers of the free parameters, in spec order. */
  public double[] pack() {
    complete();
    return flat(true);
  }

  private double[] flat(boolean freeOnly) {
    return IntStream.range(0, values.length)
        .filter(i -> values[i] != null && (!freeOnly || spec.params().get(i).free()))
        .mapToObj(i -> values[i])
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  /**
   * The store with the values of the free parameters replaced.
   *
   * @param free as many as {@link #pack} gives, in spec order
   */
  public ParameterStore unpack(double[] free) {
    List<Param> params = spec.params();
    int expected = params.stream().filter(Param::free).mapToInt(Param::size).sum();
    if (free.length != expected) {
      throw new IllegalArgumentException(
          "expected " + expected + " free values, found " + free.length);
    }

    double[][] changed = values.clone();
    int n = 0;
    for (int i = 0; i < changed.length; i++) {
      Param param = params.get(i);
      if (param.free()) {
        changed[i] = Arrays.copyOfRange(free, n, n + param.size());
        param.check(changed[i]);
        n += param.size();
      }
    }

    return new ParameterStore(spec, changed);
  }

  /** What is stored, by key, in spec order. */
  public Map<String, double[]> toMap() {
    Map<String, double[]> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        map.put(spec.params().get(i).key(), values[i].clone());
      }
    }

    return map;
  }

  /** What is stored as JSON; {@link #read} gives the same bits back. */
  public String toJson() {
    return StoreText.json(this);
  }

  /** What is stored as lines of HOCON, {@code key = value  # unit}, for a configuration. */
  public String toHocon() {
    return StoreText.hocon(this);
  }

  /**
   * The store with the values of a text that {@link #toJson} or {@link #toHocon} made, or a person
   * wrote: keys dotted or nested, with {@code :} or {@code =}.
   *
   * @throws IllegalArgumentException naming the line of what cannot be read, or all values that
   *     make no sense
   */
  public ParameterStore read(String text) {
    return with(StoreText.read(text));
  }

  /** One line per parameter: key, value, unit, bounds, free or frozen, meaning. */
  public String listing() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      Param param = spec.params().get(i);
      String bounds = "[" + param.lower() + ", " + param.upper() + "]";
      String state = param.isDerived() ? "derived" : param.free() ? "free" : "frozen";
      String line =
          String.format(
              Locale.ROOT,
              "%-28s %24s %-12s %-26s %-6s  %s",
              param.key(),
              param.isDerived() ? "" : values[i] == null ? "(none)" : text(param, values[i]),
              param.unit(),
              bounds,
              state,
              param.doc());
      lines.append(line.stripTrailing()).append('\n');
    }

    return lines.toString();
  }

  private static String text(Param param, double[] value) {
    return param.isVector() ? Arrays.toString(value) : Double.toString(value[0]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParameterStore store
        && spec.equals(store.spec)
        && Arrays.deepEquals(values, store.values);
  }

  @Override
  public int hashCode() {
    return 31 * spec.hashCode() + Arrays.deepHashCode(values);
  }

  /** Key = value for each parameter that has one. */
  @Override
  public String toString() {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        entries.add(spec.params().get(i).key() + "=" + text(spec.params().get(i), values[i]));
      }
    }

    return "{" + String.join(", ", entries) + "}";
  }
}
