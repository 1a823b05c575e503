package org.calibrant.data.ogip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.core.BadInput;

/**
 * Reads a table model. The spectra may stand in any order; each is put where its PARAMVAL says, and
 * every grid point must be there once.
 *
 * @see <a
 *     href="https://heasarc.gsfc.nasa.gov/docs/heasarc/ofwg/docs/general/ogip_92_009/ogip_92_009.html">OGIP/92-009,
 *     the file format for XSPEC table models</a>
 */
final class TableModelReader {
  private static final double SAME_VALUE = 1e-5;

  private final BinTable parameters;
  private final BinTable spectra;
  private final List<TableModel.Axis> axes = new ArrayList<>();
  private final List<TableModel.Axis> additional = new ArrayList<>();

  private TableModelReader(BinTable parameters, BinTable spectra) {
    this.parameters = parameters;
    this.spectra = spectra;
  }

  static TableModel read(FitsFile file) {
    BinTable parameters = file.table("PARAMETERS", "NAME", "METHOD", "NUMBVALS", "VALUE");
    BinTable energies = file.table("ENERGIES", "ENERG_LO", "ENERG_HI");
    BinTable spectra = file.table("SPECTRA", "PARAMVAL", "INTPSPEC");
    try {
      return new TableModelReader(parameters, spectra).read(file.units().get(0), energies);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new BadInput(parameters.hdu().file(), "", e.getMessage(), e);
    }
  }

  private TableModel read(Hdu primary, BinTable energies) {
    readParameters();
    double[] lo = FitsFile.energies(energies, "ENERG_LO");
    double[] hi = FitsFile.energies(energies, "ENERG_HI");
    EnergyBins.check(lo, hi);
    int[] point = points();
    double[] base = gather("INTPSPEC", point, lo.length);
    List<double[]> added = new ArrayList<>();
    for (int k = 1; k <= additional.size(); k++) {
      added.add(gather(addedColumn(k), point, lo.length));
    }

    return new TableModel(
        primary.file(),
        primary.text("MODLNAME"),
        primary.text("MODLUNIT"),
        primary.logical("ADDMODEL", true),
        primary.logical("REDSHIFT", false),
        axes,
        additional,
        EnergyBins.edges(lo, hi),
        primary.number("LOELIMIT", 0),
        primary.number("HIELIMIT", 0),
        base,
        added,
        primary.keywords());
  }

  private void readParameters() {
    Hdu hdu = parameters.hdu();
    int grid = hdu.whole("NINTPARM", parameters.rows());
    int extra = hdu.whole("NADDPARM", 0);
    if (grid < 1 || extra < 0 || (long) grid + extra != parameters.rows()) {
      throw hdu.wrong(
          "NINTPARM %d + NADDPARM %d do not make the %d rows of the table"
              .formatted(grid, extra, parameters.rows()));
    }

    String[] names = parameters.texts("NAME");
    String[] units = parameters.has("UNITS") ? parameters.texts("UNITS") : new String[names.length];
    for (int row = 0; row < names.length; row++) {
      String unit = units[row] == null ? "" : units[row];
      (row < grid ? axes : additional).add(axis(names[row], unit, row, row < grid));
    }
  }

  private TableModel.Axis axis(String name, String unit, int row, boolean tabulated) {
    double[] values = new double[0];
    if (tabulated) {
      int count = parameters.whole("NUMBVALS", row);
      double[] cell = parameters.values("VALUE", row);
      if (count < 1 || count > cell.length) {
        throw parameters.wrong(
            "NUMBVALS", row, "is %d, expected 1 to %d".formatted(count, cell.length));
      }

      values = Arrays.copyOf(cell, count);
    }

    int method = parameters.whole("METHOD", row);
    if (method != 0 && method != 1) {
      throw parameters.wrong(
          "METHOD", row, "is " + method + ", expected 0 (linear) or 1 (logarithmic)");
    }

    return new TableModel.Axis(
        name,
        unit,
        tabulated && method == 1,
        limit("INITIAL", row),
        limit("DELTA", row),
        limit("MINIMUM", row),
        limit("BOTTOM", row),
        limit("TOP", row),
        limit("MAXIMUM", row),
        values);
  }

  private double limit(String column, int row) {
    double value = parameters.value(column, row);
    if (!Double.isFinite(value)) {
      throw parameters.wrong(column, row, "is " + value + ", expected a finite number");
    }

    return value;
  }

  /** The grid point of each row of the spectra. */
  private int[] points() {
    int count = 1;
    for (TableModel.Axis axis : axes) {
      count = Math.multiplyExact(count, axis.values().length);
    }

    if (count != spectra.rows()) {
      throw spectra
          .hdu()
          .wrong("%d spectra for a grid of %d points".formatted(spectra.rows(), count));
    }

    int[] point = new int[count];
    boolean[] seen = new boolean[count];
    for (int row = 0; row < count; row++) {
      point[row] = point(row);
      if (seen[point[row]]) {
        throw spectra.wrong("PARAMVAL", row, "repeats a grid point");
      }

      seen[point[row]] = true;
    }

    return point;
  }

  private int point(int row) {
    double[] at = spectra.values("PARAMVAL", row);
    if (at.length < axes.size()) {
      throw spectra.wrong(
          "PARAMVAL", row, "holds %d values, expected %d".formatted(at.length, axes.size()));
    }

    int point = 0;
    for (int a = 0; a < axes.size(); a++) {
      double[] values = axes.get(a).values();
      int nearest = nearest(values, at[a]);
      if (!(Math.abs(values[nearest] - at[a]) <= SAME_VALUE * Math.abs(values[nearest]))) {
        throw spectra.wrong(
            "PARAMVAL",
            row,
            "%s = %s is not a tabulated value".formatted(axes.get(a).name(), at[a]));
      }

      point = point * values.length + nearest;
    }

    return point;
  }

  private static int nearest(double[] values, double wanted) {
    int found = Arrays.binarySearch(values, wanted);
    int above = Math.min(found < 0 ? -found - 1 : found, values.length - 1);
    int below = Math.max(above - 1, 0);
    return Math.abs(values[below] - wanted) < Math.abs(values[above] - wanted) ? below : above;
  }

  private double[] gather(String column, int[] point, int bins) {
    // all lengths first: only then is the product no larger than the file
    for (int row = 0; row < point.length; row++) {
      int length = spectra.length(column, row);
      if (length != bins) {
        throw spectra.wrong(column, row, "holds %d values, expected %d".formatted(length, bins));
      }
    }

    double[] all = new double[Math.multiplyExact(point.length, bins)];
    for (int row = 0; row < point.length; row++) {
      double[] spectrum = spectra.values(column, row);
      for (int i = 0; i < bins; i++) {
        if (!Double.isFinite(spectrum[i])) {
          throw spectra.wrong(column, row, "is " + spectrum[i] + " in bin " + (i + 1));
        }
      }

      System.arraycopy(spectrum, 0, all, point[row] * bins, bins);
    }

    return all;
  }

  /** ADDSP001, and beyond three digits what some writers use. */
  private String addedColumn(int k) {
    String name = "ADDSP%03d".formatted(k);
    return spectra.has(name) ? name : "ADDSP" + k;
  }
}
