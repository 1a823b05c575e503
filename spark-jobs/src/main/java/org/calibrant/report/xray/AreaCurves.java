package org.calibrant.report.xray;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Chart;
import org.calibrant.report.chart.Guide;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Stack;
import org.calibrant.xray.LibraryEngine;
import org.calibrant.xray.Response;

/**
 * Modified effective areas of a library at some points of its grid, and their ratios to the nominal one.
 */
public record AreaCurves() implements Figure {
  private static final String TABLE = "ArfRow";
  private static final int CURVES = 6;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    Optional<LibraryEngine> engine = results.engine(LibraryEngine.class);
    Optional<LibraryAxes> grid = LibraryAxes.of(results);
    if (!results.has(TABLE) || engine.isEmpty() || grid.isEmpty()) {
      return List.of();
    }

    Response nominal = engine.get().response().observation(engine.get().exposureS()).response();
    Sample points = results.sample(TABLE, CURVES, "unit", "edges", "area", "status");
    List<Layer> areas = new ArrayList<>();
    List<Layer> ratios = new ArrayList<>();
    areas.add(curve("nominal", nominal.edges(), nominal.area()));
    ratios.add(new Guide("nominal", false, 1));
    for (int i = 0; i < points.size(); i++) {
      double[] edges = points.array(i, "edges");
      double[] area = points.array(i, "area");
      if (points.texts("status").get(i).equals("ok") && edges.length == area.length + 1) {
        String name = name(grid.get(), (long) points.numbers("unit")[i]);
        areas.add(curve(name, edges, area));
        // a ratio needs the same energies
        if (Arrays.equals(edges, nominal.edges())) {
          ratios.add(curve(name, edges, ratio(area, nominal.area())));
        }
      }
    }

    String names = names(grid.get());
    Axis energy = Axis.of("energy", "keV").log();
    Plot above = Plot.of(energy, Axis.of("effective area", "cm2"), areas).sized(Chart.WIDTH, 250);
    boolean comparable = ratios.size() > 1;
    Plot below = Plot.of(energy, Axis.of("area / nominal", ""), ratios).sized(Chart.WIDTH, 160);
    return List.of(
        new Drawing(
            "effective-areas",
            "Modified effective areas",
            "The nominal area and the modified ones of %d of %,d grid points, drawn by a hash of their row; the legend gives %s. Ratios are 1 far from the modification and smooth across it; they are never negative."
                    .formatted(areas.size() - 1, points.of(), names)
                + (comparable
                    ? ""
                    : " Their energies are not the nominal ones, so there is no ratio."),
            comparable ? Stack.of(above, below) : above));
  }

  private static String names(LibraryAxes grid) {
    List<String> names = new ArrayList<>();
    for (GridAxis axis : grid.axes().subList(0, grid.axes().size() - 1)) {
      names.add(axis.name() + (axis.unit().isBlank() ? "" : " [" + axis.unit() + "]"));
    }

    return names.isEmpty() ? "the one there is" : String.join(", ", names);
  }

  private static String name(LibraryAxes grid, long point) {
    int[] indices = new int[grid.axes().size()];
    grid.indices(point * grid.temperature().size() * grid.realisations(), indices);
    List<String> words = new ArrayList<>();
    for (int i = 0; i + 1 < indices.length; i++) {
      words.add(GridAxis.number(grid.axes().get(i).values()[indices[i]]));
    }

    return words.isEmpty() ? "modified" : String.join(", ", words);
  }

  private static double[] ratio(double[] area, double[] nominal) {
    double[] ratio = new double[area.length];
    for (int e = 0; e < ratio.length; e++) {
      ratio[e] = nominal[e] > 0 ? area[e] / nominal[e] : Double.NaN;
    }

    return ratio;
  }

  private static Line curve(String name, double[] edges, double[] values) {
    double[] middles = new double[values.length];
    for (int e = 0; e < middles.length; e++) {
      middles[e] = 0.5 * (edges[e] + edges[e + 1]);
    }

    return Line.of(name, middles, values);
  }
}
