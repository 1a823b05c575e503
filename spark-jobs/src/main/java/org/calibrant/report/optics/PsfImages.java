package org.calibrant.report.optics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.export.TableReader;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Chart;
import org.calibrant.report.chart.Panels;
import org.calibrant.report.chart.Picture;
import org.calibrant.report.chart.Shade;

/** The first images of a source through the telescope, linear and logarithmic. */
public record PsfImages() implements Figure {
  private static final String TABLE = "PsfRow";
  private static final int MOST = 2;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    List<Chart> panels = new ArrayList<>();
    try (TableReader rows = results.read(TABLE, "store", "columns", "psf")) {
      while (panels.size() < 2 * MOST && rows.next()) {
        double[] pixels = rows.numbers(2);
        if (pixels.length > 0) {
          Picture image = Photons.picture(pixels, (int) rows.integer(1));
          String store = "store " + rows.text(0);
          panels.add(image.plot(store, Photons.linear(image.peak()), Shade.SEQUENTIAL));
          panels.add(
              image.plot(
                  store + ", logarithmic", Photons.logarithmic(image.peak()), Shade.SEQUENTIAL));
        }
      }
    }

    if (panels.isEmpty()) {
      return List.of();
    }

    return List.of(
        new Drawing(
            "psf",
            "Images through the telescope",
            "%,d of %,d images; beside each the same over four decades: rings and spikes of the"
                    .formatted(panels.size() / 2, results.rows(TABLE))
                + " diffraction, without edges where the computed field ends.",
            new Panels(2, panels)));
  }
}
