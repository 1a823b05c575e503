package org.calibrant.optics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calibrant.params.Param;
import org.calibrant.params.ParameterStore;

/** Names of single numbers: {@code key} of a scalar, {@code key[element]} of a vector. */
final class ElementNames {
  private static final Pattern ELEMENT = Pattern.compile("(.+)\\[(\\d{1,4})]");

  private ElementNames() {}

  /** The store with another value for one number. */
  static ParameterStore with(ParameterStore store, String name, double value) {
    Matcher matcher = ELEMENT.matcher(name);
    if (!matcher.matches()) {
      return store.with(name, value);
    }

    String key = matcher.group(1);
    int element = Integer.parseInt(matcher.group(2));
    Param param = store.spec().param(key);
    if (!param.isVector() || element >= param.size()) {
      throw new IllegalArgumentException(
          "%s has no element %d, it has %d".formatted(key, element, param.size()));
    }

    double[] vector = store.has(key) ? store.vector(key) : new double[param.size()];
    vector[element] = value;
    return store.with(key, vector);
  }
}
