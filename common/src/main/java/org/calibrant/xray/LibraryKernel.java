package org.calibrant.xray;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.calibrant.core.RowBlocks;
import org.calibrant.core.RowKernel;

/**
 * Simulates and fits a block of rows of a library.
 *
 * @param grid all points
 * @param baseline the unmodified configuration
 * @param noticed channels that enter the fits
 * @param believed the fitter of the unmodified configuration at the first grid point; serves all
 *     points unless configuration or source depend on the point
 */
record LibraryKernel(
    LibraryGrid grid,
    Observation baseline,
    Notice.Range noticed,
    Modification modification,
    Source source,
    FitProcedure fit,
    Fitter believed,
    long seed,
    Noise noise,
    boolean sanityFit)
    implements RowKernel<RowBlocks.Block, LibraryRow> {

  @Override
  public Stream<LibraryRow> apply(RowBlocks.Block block) {
    LibrarySimulation simulation = new LibrarySimulation(this);
    return LongStream.range(block.from(), block.to()).mapToObj(row -> row(simulation, row));
  }

  private LibraryRow row(LibrarySimulation simulation, long row) {
    try {
      return simulation.row(row);
    } catch (RuntimeException e) {
      return failed(row, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Stream<LibraryRow> failed(RowBlocks.Block block, String reason) {
    return LongStream.range(block.from(), block.to()).mapToObj(row -> failed(row, reason));
  }

  /** The points of the block, and what all points share; not the rest of the grid. */
  @Override
  public List<?> uses(RowBlocks.Block block) {
    int axes = grid.axes().size();
    int rows = Math.toIntExact(block.to() - block.from());
    double[] first = new double[axes];
    grid.point(0, first);
    double[][] points = new double[rows][axes];
    double[] temperatures = new double[rows];
    int[] realisations = new int[rows];
    for (int i = 0; i < rows; i++) {
      long row = block.from() + i;
      grid.point(row / grid.rowsPerPoint(), points[i]);
      temperatures[i] = grid.temperatures()[grid.temperature(row)];
      realisations[i] = grid.realisation(row);
    }

    return List.of(
        baseline,
        noticed,
        modification,
        source,
        fit,
        seed,
        noise,
        sanityFit,
        grid.axes(),
        first,
        block,
        points,
        temperatures,
        realisations);
  }

  @Override
  public List<String> explained(RowBlocks.Block block, LibraryRow row) {
    return new LibrarySimulation(this).explained(row.unit());
  }

  private LibraryRow failed(long row, String reason) {
    double[] point = new double[grid.axes().size()];
    grid.point(row / grid.rowsPerPoint(), point);
    return row(row, point, Double.NaN, null, null, "error", reason);
  }

  /** A row of the table; a missing fit leaves its columns empty. */
  LibraryRow row(
      long row,
      double[] point,
      double counts,
      TemperatureResult fitted,
      TemperatureResult sanity,
      String status,
      String note) {
    return new LibraryRow(
        row,
        point.clone(),
        grid.temperatures()[grid.temperature(row)],
        grid.realisation(row),
        fitted == null ? null : finite(fitted.lower()),
        fitted == null ? null : finite(fitted.temperature()),
        fitted == null ? null : finite(fitted.upper()),
        fitted == null ? null : finite(fitted.norm()),
        fitted == null ? null : finite(fitted.statistic()),
        fitted == null ? null : (Integer) fitted.dof(),
        fitted == null ? null : fitted.errorStatus(),
        sanity == null ? null : finite(sanity.lower()),
        sanity == null ? null : finite(sanity.temperature()),
        sanity == null ? null : finite(sanity.upper()),
        sanity == null ? null : finite(sanity.norm()),
        sanity == null ? null : finite(sanity.statistic()),
        sanity == null ? null : (Integer) sanity.dof(),
        sanity == null ? null : sanity.errorStatus(),
        finite(counts),
        status,
        note,
        sanity == null ? null : sanity.status());
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }
}
