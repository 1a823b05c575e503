package org.calibrant.xray;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.core.DidYouMean;
import org.calibrant.data.ogip.TableModel.Axis;

/** Values given by the names that a table has for its parameters, in any case of letters. */
final class NamedValues {
  private NamedValues() {}

  /** An unchangeable copy that keeps the order. */
  static Map<String, Double> copy(Map<String, Double> values) {
    values.forEach(Require::finite);
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The values of {@code axes}, in their order. */
  static double[] of(List<Axis> axes, Map<String, Double> values) {
    double[] found = new double[axes.size()];
    for (int i = 0; i < found.length; i++) {
      String name = axes.get(i).name();
      found[i] =
          values.entrySet().stream()
              .filter(e -> e.getKey().equalsIgnoreCase(name))
              .mapToDouble(Map.Entry::getValue)
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("parameters: missing " + name));
    }

    return found;
  }

  /** Refuses a name that the table does not have, a missing one and a value outside the table. */
  static void check(SpectrumTable table, Map<String, Double> values) {
    List<String> names = new ArrayList<>();
    table.model().axes().forEach(axis -> names.add(axis.name()));
    table.model().additional().forEach(axis -> names.add(axis.name()));
    for (String name : values.keySet()) {
      if (names.stream().noneMatch(name::equalsIgnoreCase)) {
        throw new IllegalArgumentException(
            "parameters: the table has no %s%s; it has %s"
                .formatted(name, DidYouMean.hint(name, names), names));
      }
    }

    List<Axis> axes = table.model().axes();
    double[] at = of(axes, values);
    of(table.model().additional(), values);
    for (int i = 0; i < at.length; i++) {
      SpectrumTable.requireInside(axes.get(i), at[i]);
    }
  }

  /** The axis that {@code parameters.<name>} stands for; null for any other path. */
  static Axis axis(SpectrumTable table, String path) {
    for (Axis axis : table.model().axes()) {
      if (path.equalsIgnoreCase("parameters." + axis.name())) {
        return axis;
      }
    }

    return null;
  }
}
