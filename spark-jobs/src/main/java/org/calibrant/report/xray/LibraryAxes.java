package org.calibrant.report.xray;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calibrant.export.TableReader;
import org.calibrant.report.Results;

/**
 * The grid of a library: axes of the modification, then the temperature. Rows count it in row-major
 * order, realisations fastest.
 *
 * @param axes temperature last
 * @param realisations of each point and temperature
 */
record LibraryAxes(List<GridAxis> axes, long realisations) {

  /** The grid, as the table of axes has it; none where the run has no library. */
  static Optional<LibraryAxes> of(Results results) throws IOException {
    if (!results.has("AxisRow") || !results.has("LibraryRow")) {
      return Optional.empty();
    }

    List<String> names = new ArrayList<>();
    List<String> units = new ArrayList<>();
    List<List<Double>> values = new ArrayList<>();
    try (TableReader rows = results.read("AxisRow", "axis", "name", "axis_unit", "value")) {
      while (rows.next()) {
        if (rows.integer(0) >= names.size()) {
          names.add(rows.text(1));
          units.add(rows.text(2));
          values.add(new ArrayList<>());
        }

        values.get(values.size() - 1).add(rows.number(3));
      }
    }

    List<GridAxis> axes = new ArrayList<>();
    for (int i = 0; i + 1 < names.size(); i++) {
      double[] numbers = values.get(i).stream().mapToDouble(Double::doubleValue).toArray();
      axes.add(new GridAxis(names.get(i), units.get(i), numbers));
    }

    return Optional.of(new LibraryAxes(axes, values.get(values.size() - 1).size()));
  }

  GridAxis temperature() {
    return axes.get(axes.size() - 1);
  }

  /** Writes the index on each axis of a row. */
  void indices(long unit, int[] indices) {
    long rest = unit / realisations;
    for (int i = axes.size() - 1; i >= 0; i--) {
      indices[i] = (int) (rest % axes.get(i).size());
      rest /= axes.get(i).size();
    }
  }

  /** {@code mu = 2 keV, A = 0.1, temperature = 5 keV} of a row. */
  String told(long unit) {
    int[] indices = new int[axes.size()];
    indices(unit, indices);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < indices.length; i++) {
      words.add(axes.get(i).told(axes.get(i).values()[indices[i]]));
    }

    return String.join(", ", words);
  }
}
