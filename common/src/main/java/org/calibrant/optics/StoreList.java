package org.calibrant.optics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calibrant.params.ParameterStore;
import org.calibrant.params.Value;

/**
 * Stores as they are listed, in the order of their names.
 *
 * @param stores by name, the values that differ from those of the campaign
 */
public record StoreList(Map<String, Map<String, Value>> stores) implements StoreSource {

  public StoreList {
    stores = Collections.unmodifiableSortedMap(new TreeMap<>(stores));
    if (stores.isEmpty()) {
      throw new IllegalArgumentException("stores must not be empty");
    }
  }

  @Override
  public long size() {
    return stores.size();
  }

  @Override
  public String id(long index) {
    List<String> names = new ArrayList<>(stores.keySet());
    return names.get(Math.toIntExact(index));
  }

  @Override
  public ParameterStore store(long index, ParameterStore values) {
    Map<String, double[]> given = new LinkedHashMap<>();
    stores.get(id(index)).forEach((key, value) -> given.put(key, value.numbers()));
    try {
      return values.with(given);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("store " + id(index) + ": " + e.getMessage(), e);
    }
  }
}
