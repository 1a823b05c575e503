package org.calibrant.report.optics;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.calibrant.export.TableReader;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Panels;
import org.calibrant.report.chart.Picture;
import org.calibrant.report.chart.Shade;

/** The first visit of the first exposure, fitted: data, model, residual, z-score. */
public record FitImages() implements Figure {
  static final String TABLE = "PsfFitRow";
  private static final double FAR = 5;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    try (TableReader rows =
        results.read(
            TABLE, "exposure", "best", "height", "width", "data", "model", "residual", "z_score")) {
      while (rows.next()) {
        int width = (int) rows.integer(3);
        int pixels = (int) rows.integer(2) * width;
        boolean kept =
            rows.value(1) instanceof Boolean best
                && best
                && pixels > 0
                && rows.numbers(4).length >= pixels
                && rows.numbers(7).length >= pixels;
        if (kept) {
          return List.of(
              drawing(
                  rows.text(0),
                  picture(rows.numbers(4), pixels, width),
                  picture(rows.numbers(5), pixels, width),
                  picture(rows.numbers(6), pixels, width),
                  picture(rows.numbers(7), pixels, width)));
        }
      }
    }

    return List.of();
  }

  private static Picture picture(double[] visits, int pixels, int width) {
    return Photons.picture(Arrays.copyOf(visits, pixels), width);
  }

  private static Drawing drawing(
      String exposure, Picture data, Picture model, Picture residual, Picture score) {
    Axis photons = Photons.linear(data.peak());
    double[] finite = Arrays.stream(score.values()).filter(Double::isFinite).toArray();
    double squares = Arrays.stream(finite).map(z -> z * z).sum();
    return new Drawing(
        "fit-images",
        "Exposure " + exposure + ": data, model, residual, z-score",
        "Data and model look the same, on one scale. Residual and z-score, the residual in standard"
            + " deviations of the pixel, are noise without any pattern: the root mean square of the"
            + " z-scores, %.3f of %,d pixels, is 1 but for the fitted parameters."
                .formatted(Math.sqrt(squares / finite.length), finite.length),
        new Panels(
            2,
            List.of(
                data.plot("data", photons, Shade.SEQUENTIAL),
                model.plot("model", photons, Shade.SEQUENTIAL),
                residual.plot(
                    "data − model",
                    Axis.of("data − model", "ph").between(-residual.size(), residual.size()),
                    Shade.DIVERGING),
                score.plot(
                    "z-score", Axis.of("z-score", "").between(-FAR, FAR), Shade.DIVERGING))));
  }
}
