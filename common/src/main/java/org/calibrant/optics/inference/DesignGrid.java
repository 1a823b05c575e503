package org.calibrant.optics.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calibrant.core.Sweep;
import org.calibrant.params.Numbers;
import org.calibrant.params.Value;

/**
 * Every design at every combination of settings; the last axis varies fastest.
 *
 * @param designs by name, at least one
 * @param axes by key the values of a scalar
 */
public record DesignGrid(Map<String, Design> designs, Map<String, Value> axes)
    implements Sweep<DesignGrid.Point> {

  /**
   * One forecast.
   *
   * @param index of it
   * @param name of the design
   * @param design which
   * @param settings by key, in the order of the axes
   */
  public record Point(long index, String name, Design design, Map<String, Double> settings) {
    /** The values that differ from those of the configuration. */
    Map<String, Value> values() {
      Map<String, Value> values = new TreeMap<>(design.values());
      settings.forEach((key, value) -> values.put(key, new Numbers(new double[] {value})));
      return values;
    }
  }

  @Override
  public long size() {
    long size = designs.size();
    for (Value axis : axes.values()) {
      size = Math.multiplyExact(size, axis.numbers().length);
    }

    return size;
  }

  @Override
  public Point unit(long index) {
    Map<String, Double> settings = new TreeMap<>();
    List<String> keys = new ArrayList<>(axes.keySet());
    long rest = index;
    for (int i = keys.size() - 1; i >= 0; i--) {
      double[] numbers = axes.get(keys.get(i)).numbers();
      settings.put(keys.get(i), numbers[(int) (rest % numbers.length)]);
      rest /= numbers.length;
    }

    String name = List.copyOf(designs.keySet()).get((int) rest);
    return new Point(index, name, designs.get(name), settings);
  }
}
