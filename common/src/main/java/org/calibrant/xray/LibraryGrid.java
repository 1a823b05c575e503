package org.calibrant.xray;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.Table.Column;

/**
 * The points of a library: axes of the modification, temperatures, realisations, counted in
 * row-major order, the realisation fastest.
 *
 * @param axes of the modification
 * @param values of each axis
 * @param temperatures true temperatures [keV]
 * @param realisations noise realisations of each point and temperature
 */
record LibraryGrid(List<Column> axes, double[][] values, double[] temperatures, int realisations)
    implements Serializable {

  /** Grid points of the modification. */
  long points() {
    long points = 1;
    for (double[] axis : values) {
      points = times(points, axis.length);
    }

    return points;
  }

  /** Rows of the library. */
  long size() {
    return times(times(points(), temperatures.length), realisations);
  }

  private static long times(long a, long b) {
    try {
      return Math.multiplyExact(a, b);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("the grid has more than 2^63 rows", e);
    }
  }

  /** Rows of one grid point. */
  long rowsPerPoint() {
    return (long) temperatures.length * realisations;
  }

  /** Writes the axis values of grid point {@code index}. */
  void point(long index, double[] point) {
    long rest = index;
    for (int i = values.length - 1; i >= 0; i--) {
      point[i] = values[i][(int) (rest % values[i].length)];
      rest /= values[i].length;
    }
  }

  /** Number of the temperature of a row. */
  int temperature(long row) {
    return (int) (row / realisations % temperatures.length);
  }

  int realisation(long row) {
    return (int) (row % realisations);
  }

  /** The axes as a table, temperature and realisation last. */
  List<AxisRow> rows() {
    List<AxisRow> rows = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      add(rows, i, axes.get(i).name(), axes.get(i).unit(), values[i]);
    }

    double[] numbers = new double[realisations];
    for (int i = 0; i < realisations; i++) {
      numbers[i] = i;
    }

    add(rows, values.length, "temperature", "keV", temperatures);
    add(rows, values.length + 1, "realisation", "", numbers);
    return rows;
  }

  private static void add(List<AxisRow> rows, int axis, String name, String unit, double[] values) {
    for (int i = 0; i < values.length; i++) {
      rows.add(new AxisRow(rows.size(), axis, name, unit, i, values[i], "ok", null));
    }
  }
}
