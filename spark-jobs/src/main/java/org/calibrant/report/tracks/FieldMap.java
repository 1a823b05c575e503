package org.calibrant.report.tracks;

import java.util.List;
import java.util.Optional;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Extent;
import org.calibrant.report.chart.HeatMap;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Shade;
import org.calibrant.tracks.FieldProbe;

/** The bending field in the bending plane, B_y(x, 0, z). */
public record FieldMap() implements Figure {
  private static final int COLUMNS = 120;
  private static final int ROWS = 80;
  private static final double HALF_MM = 2000;

  @Override
  public List<Exhibit> exhibits(Results results) {
    Optional<Fields> fields = Fields.of(results);
    if (fields.isEmpty()) {
      return List.of();
    }

    FieldProbe probe = fields.get().field().probe();
    Extent z = fields.get().z();
    Extent x = new Extent(-HALF_MM, HALF_MM);
    double[] values = new double[COLUMNS * ROWS];
    double[] b = new double[3];
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        probe.at(centre(x, row, ROWS), 0, centre(z, column, COLUMNS), b);
        values[row * COLUMNS + column] = b[1];
      }
    }

    return List.of(
        new Drawing(
            "field-map",
            "Bending field in the plane y = 0",
            "By over x and z: smooth, and symmetric in x for a dipole; single cells that stand out"
                + " are artefacts of a map. Grey: the field is not known there.",
            Plot.of(
                Axis.of("z", "mm"),
                Axis.of("x", "mm"),
                new HeatMap(z, x, COLUMNS, values, Axis.of("By", "T"), Shade.DIVERGING))));
  }

  private static double centre(Extent extent, int cell, int cells) {
    return extent.from() + (extent.to() - extent.from()) * (cell + 0.5) / cells;
  }
}
