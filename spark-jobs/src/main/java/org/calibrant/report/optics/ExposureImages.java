package org.calibrant.report.optics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.export.TableReader;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Chart;
import org.calibrant.report.chart.Panels;
import org.calibrant.report.chart.Picture;
import org.calibrant.report.chart.Shade;

/** The first synthetic exposures, with their noise where the images without it were kept. */
public record ExposureImages() implements Figure {
  private static final String TABLE = "ExposureRow";
  private static final int MOST = 2;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    List<Chart> panels = new ArrayList<>();
    int shown = 0;
    try (TableReader rows =
        results.read(TABLE, "exposure", "visit", "columns", "image", "expected")) {
      while (shown < MOST && rows.next()) {
        double[] pixels = rows.numbers(3);
        if (pixels.length > 0) {
          int columns = (int) rows.integer(2);
          Picture image = Photons.picture(pixels, columns);
          String name = "exposure %s, visit %d".formatted(rows.text(0), rows.integer(1));
          panels.add(image.plot(name, Photons.linear(image.peak()), Shade.SEQUENTIAL));
          double[] expected = rows.numbers(4);
          panels.add(
              expected.length == 0
                  ? image.plot(
                      "the same, logarithmic", Photons.logarithmic(image.peak()), Shade.SEQUENTIAL)
                  : noise(image, Photons.picture(expected, columns)));
          shown++;
        }
      }
    }

    if (panels.isEmpty()) {
      return List.of();
    }

    return List.of(
        new Drawing(
            "exposures",
            "Synthetic exposures",
            "%,d of %,d images. Noise, where it is shown, has no pattern but its growth with the signal."
                    .formatted(shown, results.rows(TABLE))
                + " Grey pixels have no value.",
            new Panels(2, panels)));
  }

  private static Chart noise(Picture image, Picture expected) {
    Picture noise = image.less(expected);
    Axis colours = Axis.of("measured − expected", "ph").between(-noise.size(), noise.size());
    return noise.plot("its noise", colours, Shade.DIVERGING);
  }
}
