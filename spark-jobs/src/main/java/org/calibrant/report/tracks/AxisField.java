package org.calibrant.report.tracks;

import java.util.List;
import java.util.Optional;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Guide;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;
import org.calibrant.tracks.FieldProbe;

/** The field along the axis of the magnet, (0, 0, z). */
public record AxisField() implements Figure {
  private static final int POINTS = 301;

  @Override
  public List<Exhibit> exhibits(Results results) {
    Optional<Fields> fields = Fields.of(results);
    if (fields.isEmpty()) {
      return List.of();
    }

    FieldProbe probe = fields.get().field().probe();
    double from = fields.get().z().from();
    double to = fields.get().z().to();
    double[] z = new double[POINTS];
    double[][] b = new double[3][POINTS];
    double[] at = new double[3];
    double integral = 0;
    for (int i = 0; i < POINTS; i++) {
      z[i] = i == POINTS - 1 ? to : from + (to - from) * i / (POINTS - 1);
      probe.at(0, 0, z[i], at);
      for (int component = 0; component < 3; component++) {
        b[component][i] = at[component];
      }

      if (i > 0 && Double.isFinite(b[1][i] + b[1][i - 1])) {
        integral += 0.5 * (b[1][i] + b[1][i - 1]) * (z[i] - z[i - 1]) / 1000;
      }
    }

    return List.of(
        new Drawing(
            "field-axis",
            "Magnetic field on the axis",
            "B at (0, 0, z) over the planes of the campaign: one smooth bump of By, without steps;"
                + " its"
                + " integral there is %.3f T m, which the bend of every track is proportional to."
                    .formatted(integral),
            Plot.of(
                Axis.of("z", "mm"),
                Axis.of("B(0, 0, z)", "T"),
                Line.of("Bx", z, b[0]),
                Line.of("By", z, b[1]),
                Line.of("Bz", z, b[2]),
                Guide.at(0))));
  }
}
