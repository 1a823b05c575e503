package org.calibrant.optics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.params.Derivations;
import org.calibrant.params.Param;
import org.calibrant.params.ParameterStore;
import org.calibrant.params.Resolved;

/**
 * All numbers of a store, primitive and derived, that follow from what is given.
 *
 * @param resolved the store with what is derived from it
 */
record StoreValues(Resolved resolved) {

  static StoreValues of(ParameterStore store, Derivations derivations) {
    return new StoreValues(derivations.resolve(store));
  }

  String[] names() {
    List<String> names = new ArrayList<>();
    for (Param param : known()) {
      for (int i = 0; i < param.size(); i++) {
        names.add(param.name(i));
      }
    }

    return names.toArray(String[]::new);
  }

  double[] values() {
    return known().stream()
        .map(param -> resolved.vector(param.key()))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private List<Param> known() {
    return resolved.store().spec().params().stream()
        .filter(param -> vector(param.key()) != null)
        .toList();
  }

  /** A scalar, or null where it follows from nothing. */
  Double number(String key) {
    double[] vector = vector(key);
    return vector == null ? null : (Double) vector[0];
  }

  /** A vector, or null where it follows from nothing. */
  double[] vector(String key) {
    if (!resolved.store().spec().contains(key)) {
      return null;
    }

    try {
      return resolved.vector(key);
    } catch (IllegalArgumentException e) {
      return null; // what the image does not need may have no value
    }
  }
}
