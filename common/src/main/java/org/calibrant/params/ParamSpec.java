package org.calibrant.params;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.calibrant.core.DidYouMean;

/**
 * The parameters of a model, in an order that every vector of their values keeps. Every change yields
 * a new spec.
 *
 * @param params all keys different
 */
public record ParamSpec(List<Param> params) implements Serializable {

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
    return new ParamSpec(List.of(params));
  }

  /** The spec with one more parameter at its end; refused when its key is taken. */
  public ParamSpec add(Param param) {
    List<Param> more = new ArrayList<>(params);
    more.add(param);
    return new ParamSpec(more);
  }

  /**
   * This spec followed by what is new in another. A key in both must mean the same: an entry that
   * differs in anything is a conflict.
   */
  public ParamSpec merge(ParamSpec other) {
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

    return new ParamSpec(merged);
  }

  /** The parameters with these keys, in the order of this spec. */
  public ParamSpec subset(String... keys) {
    Set<String> kept = known(keys);
    return only(param -> kept.contains(param.key()));
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

  /** Where a parameter stands. */
  public int index(String key) {
    int index = position(params, key);
    if (index < 0) {
      List<String> keys = params.stream().map(Param::key).toList();
      throw new IllegalArgumentException(
          "unknown parameter %s%s; %s"
              .formatted(
                  key,
                  DidYouMean.hint(key, keys),
                  keys.isEmpty() ? "there are none" : "known are " + String.join(", ", keys)));
    }

    return index;
  }

  /** The parameters that a fit may move, in spec order. */
  public List<Param> free() {
    return params.stream().filter(Param::free).toList();
  }

  private ParamSpec only(Predicate<Param> condition) {
    return new ParamSpec(params.stream().filter(condition).toList());
  }

  private ParamSpec changed(UnaryOperator<Param> change, String... keys) {
    Set<String> chosen = known(keys);
    return new ParamSpec(
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
