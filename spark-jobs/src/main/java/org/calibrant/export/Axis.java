package org.calibrant.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.calibrant.core.BadInput;

/**
 * An axis of a grid.
 *
 * @param name its name and that of its column
 * @param unit unit of its values; empty for a pure number
 * @param values in ascending index
 */
record Axis(String name, String unit, List<Double> values) {

  /** The axes that the table {@code AxisRow} of a run tells, slowest first. */
  static List<Axis> of(FinishedRun run) throws IOException {
    List<Axis> axes = new ArrayList<>();
    String table = run.table("AxisRow");
    try (TableReader rows =
        TableReader.open(run, "AxisRow", "axis", "name", "axis_unit", "index", "value")) {
      while (rows.next()) {
        long axis = rows.integer(0);
        long index = rows.integer(3);
        if (axis == axes.size() && index == 0) {
          axes.add(new Axis(rows.text(1), rows.text(2), new ArrayList<>()));
        }

        Axis last = axes.isEmpty() ? null : axes.get(axes.size() - 1);
        if (last == null
            || axis != axes.size() - 1
            || index != last.values.size()
            || !last.name.equals(rows.text(1))) {
          throw new BadInput(
              table,
              "row " + rows.row(),
              "value %d of axis %d (%s) is out of turn".formatted(index, axis, rows.text(1)));
        }

        last.values.add(rows.number(4));
      }
    }

    Set<String> names = new HashSet<>();
    for (Axis axis : axes) {
      if (!names.add(axis.name)) {
        throw new BadInput(table, "", "two axes are named " + axis.name);
      }
    }

    return List.copyOf(axes);
  }

  int size() {
    return values.size();
  }

  double[] toArray() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
