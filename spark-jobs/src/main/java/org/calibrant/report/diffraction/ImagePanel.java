package org.calibrant.report.diffraction;

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

/** The first images of a campaign, on one logarithmic scale. */
public record ImagePanel() implements Figure {
  private static final String TABLE = "ImageRow";
  private static final int MOST = 4;
  private static final double DECADES = 1e-5;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    List<String> titles = new ArrayList<>();
    List<Picture> pictures = new ArrayList<>();
    try (TableReader rows = results.read(TABLE, "image", "fast", "status", "pixels")) {
      while (pictures.size() < MOST && rows.next()) {
        double[] pixels = rows.text(2).equals("ok") ? rows.numbers(3) : new double[0];
        if (pixels.length > 0) {
          titles.add("image " + rows.text(0));
          pictures.add(new Picture(pixels, (int) rows.integer(1), "fast", "slow"));
        }
      }
    }

    if (pictures.isEmpty()) {
      return List.of();
    }

    double peak = pictures.stream().mapToDouble(Picture::peak).max().orElse(1);
    Axis colours =
        Axis.of("photons", results.unit(TABLE, "pixels") + "/pixel")
            .named("signal")
            .log()
            .between(peak * DECADES, peak);
    List<Chart> panels = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      panels.add(pictures.get(i).plot(titles.get(i), colours, Shade.SEQUENTIAL));
    }

    return List.of(
        new Drawing(
            "images",
            "Images",
            "%,d of %,d images, on one logarithmic scale that ends five decades below the brightest"
                    .formatted(pictures.size(), results.rows(TABLE))
                + " pixel: spots where the lattice meets the Ewald sphere, broadened by the mosaic"
                + " spread; darkest are pixels below the scale, such as those that were left out.",
            new Panels(Math.min(2, panels.size()), panels)));
  }
}
