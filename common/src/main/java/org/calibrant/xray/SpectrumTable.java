package org.calibrant.xray;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Ogip;
import org.calibrant.data.ogip.TableModel;
import org.calibrant.data.ogip.TableModel.Axis;
import org.calibrant.math.Elementary;

/**
 * A table model in memory, read once per file and JVM. Between grid points spectra are interpolated
 * linearly in each parameter, or in its logarithm where the table says so; beyond the first and the
 * last value they stay as they are there. Additional spectra are multiplied by their parameters and
 * added.
 */
final class SpectrumTable {
  private static final Map<InputFile, SpectrumTable> LOADED = new ConcurrentHashMap<>();

  private final TableModel table;

  SpectrumTable(TableModel table) {
    this.table = table;
  }

  /** The table in a file. */
  static SpectrumTable of(InputFile file) {
    return LOADED.computeIfAbsent(file, f -> new SpectrumTable(Ogip.tableModel(f)));
  }

  /** What the file says. */
  TableModel model() {
    return table;
  }

  /** The same table, or a refusal if it is of the other sort. */
  SpectrumTable require(boolean additive) {
    if (table.additive() != additive) {
      throw new BadInput(
          table.file(),
          "",
          "expected %s table model, found %s".formatted(sort(additive), sort(table.additive())));
    }

    return this;
  }

  private static String sort(boolean additive) {
    return additive ? "an additive" : "a multiplicative";
  }

  /** Refuses a value of an axis where the table has none. */
  static void requireInside(Axis axis, double value) {
    double[] values = axis.values();
    double last = values[values.length - 1];
    if (!(value >= values[0] && value <= last)) {
      throw new IllegalArgumentException(
          "%s must be within the table, %s to %s, was %s"
              .formatted(axis.name(), values[0], last, value));
    }
  }

  /** Refuses a redshift for a table that is not meant to have one. */
  void requireShiftable(double redshift) {
    if (redshift != 0 && !table.redshift()) {
      throw new BadInput(
          table.file(), "REDSHIFT", "the table excludes a redshift, found redshift " + redshift);
    }
  }

  /**
   * The tabulated spectrum.
   *
   * @param at value of each axis
   * @param amounts factor of each additional spectrum
   * @return one value per bin of the table
   */
  double[] spectrum(double[] at, double[] amounts) {
    double[] sum = new double[table.bins()];
    gather(0, 0, 1, at, amounts, sum);
    return sum;
  }

  /** Goes through the corners of the cell that holds {@code at}. */
  private void gather(
      int axis, int point, double weight, double[] at, double[] amounts, double[] sum) {
    if (axis == at.length) {
      add(table.base(), point, weight, sum);
      for (int i = 0; i < amounts.length; i++) {
        add(table.added().get(i), point, weight * amounts[i], sum);
      }

      return;
    }

    Axis a = table.axes().get(axis);
    int n = a.values().length;
    int cell = cell(a.values(), at[axis]);
    double share = share(a, cell, at[axis]);
    if (share < 1) {
      gather(axis + 1, point * n + cell, weight * (1 - share), at, amounts, sum);
    }

    if (share > 0) {
      gather(axis + 1, point * n + cell + 1, weight * share, at, amounts, sum);
    }
  }

  private static void add(double[] spectra, int point, double weight, double[] sum) {
    if (weight == 0) {
      return;
    }

    int from = point * sum.length;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * spectra[from + i];
    }
  }

  /** The last value that is not above x, but never the last of all. */
  private static int cell(double[] values, double x) {
    int low = 0;
    int high = values.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (values[middle] <= x) {
        low = middle;
      } else {
        high = middle;
      }
    }

    return low;
  }

  /** How far x is on the way from value {@code cell} to the next, 0 to 1. */
  private static double share(Axis axis, int cell, double x) {
    double[] values = axis.values();
    if (values.length == 1 || x <= values[cell]) {
      return 0;
    }

    if (x >= values[cell + 1]) {
      return 1;
    }

    double low = values[cell];
    double high = values[cell + 1];
    return axis.logarithmic()
        ? Elementary.log(x / low) / Elementary.log(high / low)
        : (x - low) / (high - low);
  }
}
