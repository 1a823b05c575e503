package org.calibrant.report.tracks;

import java.io.IOException;
import java.util.List;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Guide;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;

/** The profile that a campaign took along the axis, with the Gaussian that was fitted to it. */
public record FieldProfile() implements Figure {
  private static final String TABLE = "FieldPointRow";
  private static final int MOST = 2000;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    Sample points = results.sample(TABLE, MOST, "z", "bx", "by", "bz", "gaussian_by");
    double[] z = points.numbers("z");
    double[] by = points.numbers("by");
    double[] fit = points.numbers("gaussian_by");
    double[] residual = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      residual[i] = by[i] - fit[i];
    }

    Axis field = Axis.of("B(0, 0, z)", results.unit(TABLE, "by"));
    return List.of(
        new Drawing(
            "field-profile",
            "Magnetic field on the axis",
            "By is one smooth bump and the other components are small; the dashed Gaussian is what"
                + " a plain description of the magnet would use.",
            Plot.of(
                results.axis(TABLE, "z"),
                field,
                Line.of("By", z, by),
                Line.dashed("Gaussian", z, fit),
                Line.of("Bx", z, points.numbers("bx")),
                Line.of("Bz", z, points.numbers("bz")),
                Guide.at(0))),
        new Drawing(
            "field-residuals",
            "What the Gaussian does not describe",
            "By less the Gaussian: slow waves are the magnet's own shape, single spikes are"
                + " artefacts of the map.",
            Plot.of(
                results.axis(TABLE, "z"),
                Axis.of("By − Gaussian", results.unit(TABLE, "by")),
                Line.of("", z, residual),
                Guide.at(0))));
  }
}
