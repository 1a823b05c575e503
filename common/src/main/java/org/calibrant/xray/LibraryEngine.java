package org.calibrant.xray;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.calibrant.core.DidYouMean;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowBlocks;
import org.calibrant.core.Table;
import org.calibrant.core.Table.Column;
import org.calibrant.core.Unit;
import org.calibrant.core.Workers;
import org.calibrant.math.Grid;

/**
 * A modification library: what a wrong calibration does to a recovered temperature.
 *
 * <p>For each point of the grid and each true temperature a spectrum is simulated with the modified
 * configuration and model (the instrument and source as they really are) and fitted with the
 * unmodified ones (as observers believe them to be): the difference is the bias. On request it is
 * also fitted with the modified ones, a sanity check that must recover the truth. Every grid point
 * × temperature × realisation becomes exactly one {@link LibraryRow}; {@link AxisRow} tells the
 * grid; {@link ArfRow}, on request, the modified effective areas.
 *
 * @param seed of the Poisson draws, which depend on it and on the index of the row alone
 * @param response the unmodified instrument
 * @param exposureS exposure time
 * @param notice channels that enter the fits
 * @param modification the change of the calibration
 * @param grid values of each axis of the modification
 * @param temperaturesKev true temperatures
 * @param realisations noise realisations of each point and temperature
 * @param noise Poisson draws, or the expected counts themselves
 * @param source the spectral model
 * @param fit how temperatures are found
 * @param sanityFit whether to fit with the modified configuration, too
 * @param keepArfs whether to keep the modified effective areas
 * @param rowsPerUnit rows computed together; best a multiple of temperatures × realisations × the
 *     last axis
 */
@KernelVersion(1)
public record LibraryEngine(
    long seed,
    ResponseFiles response,
    @Unit("s") double exposureS,
    Notice notice,
    Modification modification,
    Map<String, Grid> grid,
    @Unit("keV") Grid temperaturesKev,
    int realisations,
    Noise noise,
    Source source,
    FitProcedure fit,
    boolean sanityFit,
    boolean keepArfs,
    int rowsPerUnit)
    implements Engine {

  private static final int MOST = 1_000_000;

  public LibraryEngine {
    Require.exposure(exposureS);
    if (!(realisations >= 1 && realisations <= MOST)) {
      throw new IllegalArgumentException(
          "realisations must be from 1 to " + MOST + ", was " + realisations);
    }

    if (noise == Noise.ASIMOV && realisations > 1) {
      throw new IllegalArgumentException(
          "without noise all realisations are equal: realisations must be 1, was " + realisations);
    }

    if (!(rowsPerUnit >= 1 && rowsPerUnit <= MOST)) {
      throw new IllegalArgumentException(
          "rows-per-unit must be from 1 to " + MOST + ", was " + rowsPerUnit);
    }

    for (double kt : temperaturesKev.values()) {
      if (!(kt > 0)) {
        throw new IllegalArgumentException("temperatures-kev must be positive, found " + kt);
      }
    }

    grid = Map.copyOf(grid);
    requireAxes(modification.axes(), grid);
    LibraryGrid points = points(modification, grid, temperaturesKev, realisations);
    points.size();
  }

  private static void requireAxes(List<Column> axes, Map<String, Grid> grid) {
    List<String> names = axes.stream().map(Column::name).toList();
    TreeSet<String> unknown = new TreeSet<>(grid.keySet());
    names.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "grid has the unknown axis %s%s; the modification has %s"
              .formatted(unknown.first(), DidYouMean.hint(unknown.first(), names), names));
    }

    for (String name : names) {
      if (!grid.containsKey(name)) {
        throw new IllegalArgumentException("grid lacks the axis " + name + " of the modification");
      }
    }
  }

  private static LibraryGrid points(
      Modification modification, Map<String, Grid> grid, Grid temperatures, int realisations) {
    List<Column> axes = modification.axes();
    double[][] values = new double[axes.size()][];
    for (int i = 0; i < values.length; i++) {
      String name = axes.get(i).name();
      values[i] = grid.get(name).values();
      for (double value : values[i]) {
        try {
          modification.check(name, value);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("grid." + name + ": " + e.getMessage(), e);
        }
      }
    }

    return new LibraryGrid(axes, values, temperatures.values(), realisations);
  }

  @Override
  public void check() {
    source.check();
    LibraryKernel kernel = kernel();
    double[] first = new double[kernel.grid().axes().size()];
    kernel.grid().point(0, first);
    for (double kt : kernel.grid().temperatures()) {
      try {
        source.modified(kt, first).check();
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("temperatures-kev: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public void run(Workers workers) {
    LibraryKernel kernel = kernel();
    LibraryGrid points = kernel.grid();
    workers.write(Table.of(AxisRow.class), points.rows());
    if (keepArfs) {
      workers.write(
          new Table<>(ArfRow.class, points.axes()),
          new RowBlocks(points.points(), rowsPerUnit),
          new ArfKernel(points, kernel.baseline(), modification));
    }

    workers.write(
        new Table<>(LibraryRow.class, points.axes()),
        new RowBlocks(points.size(), rowsPerUnit),
        kernel);
  }

  /**
   * Simulates a row of the library again and folds its best fit.
   *
   * @param temperature that was fitted with the unmodified configuration [keV]
   * @param norm that was fitted
   */
  public FoldedFit folded(long row, double temperature, double norm) {
    return new LibrarySimulation(kernel()).folded(row, temperature, norm);
  }

  /** Everything that the rows have in common, ready to be sent to workers. */
  LibraryKernel kernel() {
    Observation baseline = response.observation(exposureS);
    LibraryGrid points = points(modification, grid, temperaturesKev, realisations);
    Notice.Range noticed = notice.of(baseline.response());
    double[] first = new double[points.axes().size()];
    points.point(0, first);
    Fitter believed =
        fit.unmodified(modification.unmodified(baseline, first), source, noticed, first);
    return new LibraryKernel(
        points, baseline, noticed, modification, source, fit, believed, seed, noise, sanityFit);
  }
}
