package org.calibrant.params;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.calibrant.core.DidYouMean;

/**
 * The parameters of a model, in an order that every vector of their values keeps. Every change yields
 * a new spec.
 *
 * @param system whose derivations apply, such as {@code three_plane}; {@code ""} where nothing is
 *     derived
 * @param params all keys different
 */
public record ParamSpec(String system, List<Param> params) implements Serializable {

  public ParamSpec {
    params = List.copyOf(params);
    for (int i = 0; i < params.size(); i++) {
      String key = params.get(i).key();
      if (position(params.subList(0, i), key) >= 0) {
        throw new IllegalArgumentException("parameter " + key + " is defined twice");
      }
    }
  }

  public static ParamSpec of(Param... params) {
    return new ParamSpec("", List.of(params));
  }

  /** The same parameters in a system. */
  public ParamSpec in(String newSystem) {
    return new ParamSpec(newSystem, params);
  }

  /** The spec with one more parameter at its end; refused when its key is taken. */
  public ParamSpec add(Param param) {
    List<Param> more = new ArrayList<>(params);
    more.add(param);
    return new ParamSpec(system, more);
  }

  /**
   * This spec followed by what is new in another. A key in both must mean the same: an entry that
   * differs in anything is a conflict, and so are two different systems.
   */
  public ParamSpec merge(ParamSpec other) {
    if (!system.isEmpty() && !other.system.isEmpty() && !system.equals(other.system)) {
      throw new IllegalArgumentException(
          "parameters of the systems %s and %s do not mix".formatted(system, other.system));
    }

    List<Param> merged = new ArrayList<>(params);
    for (Param param : other.params) {
      int known = position(params, param.key());
      if (known < 0) {
        merged.add(param);
      } else if (!params.get(known).equals(param)) {
        throw new IllegalArgumentException(
            "parameter %s is defined twice: %s and %s"
                .formatted(param.key(), params.get(known), param));
      }
    }

    return new ParamSpec(system.isEmpty() ? other.system : system, merged);
  }

  /** The parameters with these keys, in the order of this spec. */
  public ParamSpec subset(String... keys) {
    Set<String> kept = known(keys);
    return only(param -> kept.contains(param.key()));
  }

  /** The parameters with these keys, in the order of the keys. */
  public ParamSpec ordered(String... keys) {
    known(keys);
    return new ParamSpec(system, List.of(keys).stream().map(this::param).toList());
  }

  /** The parameters without these keys. */
  public ParamSpec without(String... keys) {
    Set<String> dropped = known(keys);
    return only(param -> !dropped.contains(param.key()));
  }

  /** The spec with these parameters frozen. */
  public ParamSpec freeze(String... keys) {
    return changed(Param::frozen, keys);
  }

  /** The spec with these parameters free. */
  public ParamSpec thaw(String... keys) {
    return changed(Param::thawed, keys);
  }

  /** The spec with exactly these parameters free: what a fit moves. */
  public ParamSpec fitting(List<String> keys) {
    Set<String> chosen = known(keys.toArray(String[]::new));
    return new ParamSpec(
        system,
        params.stream()
            .map(
                param ->
                    chosen.contains(param.key())
                        ? param.thawed()
                        : param.isDerived() ? param : param.frozen())
            .toList());
  }

  /** The spec with one parameter replaced by another definition of it. */
  public ParamSpec replace(Param param) {
    return changed(old -> param, param.key());
  }

  /**
   * The spec in which a derived parameter is a free primitive: its value is given or fitted, and no
   * longer follows from others.
   */
  public ParamSpec promote(String... keys) {
    return changed(Param::primitive, keys);
  }

  public int size() {
    return params.size();
  }

  public boolean contains(String key) {
    return position(params, key) >= 0;
  }

  /** The parameter with a key; an unknown one is refused with the nearest known ones. */
  public Param param(String key) {
    return params.get(index(key));
  }

  public List<String> keys() {
    return params.stream().map(Param::key).toList();
  }

  /** Where a parameter stands. */
  public int index(String key) {
    int index = position(params, key);
    if (index < 0) {
      throw new IllegalArgumentException("unknown parameter " + key + hint(key));
    }

    return index;
  }

  /** What somebody may have meant by an unknown key. */
  String hint(String key) {
    List<String> keys = keys();
    return DidYouMean.hint(key, keys)
        + "; "
        + (keys.isEmpty() ? "there are none" : "known are " + String.join(", ", keys));
  }

  /** The parameters that a fit may move, in spec order. */
  public List<Param> free() {
    return params.stream().filter(Param::free).toList();
  }

  /** The names of the free numbers, in the order of {@link ParameterStore#pack}. */
  public List<String> freeNames() {
    List<String> names = new ArrayList<>();
    for (Param param : free()) {
      for (int i = 0; i < param.size(); i++) {
        names.add(param.name(i));
      }
    }

    return names;
  }

  /** One number per free number, in the order of {@link ParameterStore#pack}. */
  public double[] perFree(ToDoubleFunction<Param> of) {
    return free().stream()
        .flatMapToDouble(
            param -> DoubleStream.generate(() -> of.applyAsDouble(param)).limit(param.size()))
        .toArray();
  }

  private ParamSpec only(Predicate<Param> condition) {
    return new ParamSpec(system, params.stream().filter(condition).toList());
  }

  private ParamSpec changed(UnaryOperator<Param> change, String... keys) {
    Set<String> chosen = known(keys);
    return new ParamSpec(
        system,
        params.stream()
            .map(param -> chosen.contains(param.key()) ? change.apply(param) : param)
            .toList());
  }

  private Set<String> known(String... keys) {
    for (String key : keys) {
      index(key);
    }

    return new HashSet<>(List.of(keys));
  }

  private static int position(List<Param> params, String key) {
    for (int i = 0; i < params.size(); i++) {
      if (params.get(i).key().equals(key)) {
        return i;
      }
    }

    return -1;
  }
}
