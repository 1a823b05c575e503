package org.calibrant.diffraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calibrant.math.Grid;

/**
 * All combinations of some parameters' values, the last name in alphabetical order fastest.
 *
 * @param axes values by the parameter's name
 */
public record GridOf(Map<String, Grid> axes) implements Variations {
  public GridOf {
    axes = java.util.Collections.unmodifiableMap(new TreeMap<>(axes));
    Require.atLeast(1, "number of axes", axes.size());
    double size = 1;
    for (Map.Entry<String, Grid> axis : axes.entrySet()) {
      Parameters.index(axis.getKey());
      size *= axis.getValue().values().length;
    }

    if (size > 1e15) {
      throw new IllegalArgumentException("more than 1e15 combinations");
    }
  }

  @Override
  public long size() {
    long size = 1;
    for (Grid axis : axes.values()) {
      size *= axis.values().length;
    }

    return size;
  }

  @Override
  public double[] values(long index, double[] base) {
    double[] values = base.clone();
    long rest = index;
    List<String> names = new ArrayList<>(axes.keySet());
    for (int i = names.size() - 1; i >= 0; i--) {
      Grid axis = axes.get(names.get(i));
      values[Parameters.index(names.get(i))] = axis.values()[(int) (rest % axis.values().length)];
      rest /= axis.values().length;
    }

    return values;
  }

  @Override
  public void check(double[] base) {
    for (Map.Entry<String, Grid> axis : axes.entrySet()) {
      for (int i = 0; i < axis.getValue().values().length; i++) {
        Parameters.SPEC.param(axis.getKey()).check(axis.getValue().values()[i]);
      }
    }
  }
}
