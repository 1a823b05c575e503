package org.calibrant.optics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calibrant.math.Grid;
import org.calibrant.params.ParameterStore;

/**
 * Every combination of the values of some axes; the last axis, in the order of their names, varies
 * fastest.
 *
 * @param axes values by name, {@code key} of a scalar or {@code "key[element]"} of a vector
 */
public record StoreGrid(Map<String, Grid> axes) implements StoreSource {

  public StoreGrid {
    axes = Collections.unmodifiableSortedMap(new TreeMap<>(axes));
    if (axes.isEmpty()) {
      throw new IllegalArgumentException("axes must not be empty");
    }

    product(axes);
  }

  private static long product(Map<String, Grid> axes) {
    long size = 1;
    for (Grid axis : axes.values()) {
      size = Math.multiplyExact(size, axis.values().length);
    }

    return size;
  }

  @Override
  public long size() {
    return product(axes);
  }

  @Override
  public String id(long index) {
    return Long.toString(index);
  }

  @Override
  public ParameterStore store(long index, ParameterStore values) {
    ParameterStore store = values;
    List<String> names = new ArrayList<>(axes.keySet());
    long rest = index;
    for (int i = names.size() - 1; i >= 0; i--) {
      double[] axis = axes.get(names.get(i)).values();
      store = ElementNames.with(store, names.get(i), axis[(int) (rest % axis.length)]);
      rest /= axis.length;
    }

    return store;
  }

  /** The values of every axis, not every combination. */
  @Override
  public void check(ParameterStore values) {
    axes.forEach(
        (name, axis) -> {
          for (double value : axis.values()) {
            ElementNames.with(values, name, value);
          }
        });
  }
}
