package org.calibrant.report.xray;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.calibrant.export.TableReader;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Axis;
import org.calibrant.xray.LibraryEngine;

/**
 * Bias of what is fitted with the unmodified configuration, over the grid of a library: the mean over
 * realisations of fitted less true temperature, in keV and in standard deviations, and of the norm. The
 * sanity fits, which know the modification, show what is left without bias.
 */
public record LibraryBias() implements Figure {
  private static final String TABLE = "LibraryRow";
  private static final int FEW = 2;
  private static final String[] COLUMNS = {
    "unit",
    "temperature",
    "status",
    "t_fit",
    "t_lo",
    "t_hi",
    "norm",
    "modified_status",
    "modified_t_fit",
    "modified_t_lo",
    "modified_t_hi"
  };

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    Optional<LibraryAxes> grid = LibraryAxes.of(results);
    Optional<MapLayout> layout = grid.flatMap(MapLayout::of);
    if (layout.isEmpty()) {
      return List.of();
    }

    double sigmas = Bounds.of(results).map(Bounds::sigmas).orElse(1.0);
    double norm =
        results.engine(LibraryEngine.class).map(e -> e.source().normValue()).orElse(Double.NaN);
    GridMaps bias = new GridMaps(layout.get());
    GridMaps pull = new GridMaps(layout.get());
    GridMaps norms = new GridMaps(layout.get().withRows(FEW));
    GridMaps sanity = new GridMaps(layout.get().withRows(FEW));
    long left = 0;
    int[] indices = new int[grid.get().axes().size()];
    try (TableReader rows = results.read(TABLE, COLUMNS)) {
      while (rows.next()) {
        grid.get().indices(rows.integer(0), indices);
        double truth = rows.number(1);
        if ("ok".equals(rows.text(2))) {
          Estimate fit = new Estimate(rows.number(3), rows.number(4), rows.number(5), truth);
          bias.add(indices, fit.bias());
          pull.add(indices, fit.pull(sigmas));
          norms.add(indices, 100 * (rows.number(6) / norm - 1));
        } else {
          left++;
        }

        if ("ok".equals(rows.text(7))) {
          Estimate fit = new Estimate(rows.number(8), rows.number(9), rows.number(10), truth);
          sanity.add(indices, fit.pull(sigmas));
        }
      }
    }

    String rest =
        " Each cell is %s%s; grey cells have none. White is zero; all maps of a figure share one scale.%s"
            .formatted(
                grid.get().realisations() == 1
                    ? "one realisation"
                    : "the mean over %,d realisations".formatted(grid.get().realisations()),
                left == 0 ? "" : ", without %,d rows that are not ok".formatted(left),
                layout.get().held());
    return drawings(bias, pull, norms, sanity, rest);
  }

  private static List<Exhibit> drawings(
      GridMaps bias, GridMaps pull, GridMaps norms, GridMaps sanity, String rest) {
    List<Exhibit> drawings = new ArrayList<>();
    drawings.add(
        new Drawing(
            "bias-temperature",
            "Bias of the temperature",
            "Fitted less true temperature when the modification is ignored. Where the modification"
                + " vanishes cells are near white, and its sign is the sign of the bias or opposite"
                + " to it all along; single cells that stand out are noise or failed fits."
                + rest,
            bias.chart(Axis.of("t_fit − temperature", "keV"))));
    if (!pull.isEmpty()) {
      drawings.add(
          new Drawing(
              "bias-temperature-sigma",
              "Bias of the temperature in standard deviations",
              "The same over the statistical error of each fit: what exceeds about ±2 is a"
                  + " systematic error that one observation of this exposure would show."
                  + rest,
              pull.chart(Axis.of("bias / σ", ""))));
    }

    if (!sanity.isEmpty()) {
      drawings.add(
          new Drawing(
              "bias-sanity-sigma",
              "Bias of the sanity fits in standard deviations",
              "The same for fits that know the modification: pure noise, of size 1/√realisations,"
                  + " no trend along any axis."
                  + rest,
              sanity.chart(Axis.of("bias / σ", ""))));
    }

    if (!norms.isEmpty()) {
      drawings.add(
          new Drawing(
              "bias-norm",
              "Bias of the norm",
              "Fitted over configured norm, less 1: what the modification does to the flux. Near"
                  + " white where the modification vanishes."
                  + rest,
              norms.chart(Axis.of("norm / truth − 1", "%"))));
    }

    return drawings;
  }
}
