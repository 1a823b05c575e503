package org.calibrant.calibration;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Several densities, in the order of their names.
 *
 * @param densities by name
 */
public record Named(Map<String, LogDensity> densities) implements Problems {
  public Named {
    Must.beAtLeast("densities", 1, densities.size());
    SortedMap<String, LogDensity> sorted = new TreeMap<>(densities);
    densities = Collections.unmodifiableMap(sorted);
  }

  @Override
  public long size() {
    return densities.size();
  }

  @Override
  public String name(long index) {
    return List.copyOf(densities.keySet()).get((int) index);
  }

  @Override
  public LogDensity density(long index) {
    return densities.get(name(index));
  }

  @Override
  public List<LogDensity> shapes() {
    return List.copyOf(densities.values());
  }

  @Override
  public void check() {
    densities.values().forEach(LogDensity::check);
  }
}
