package org.calibrant.report.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.calibration.Maximised;
import org.calibrant.calibration.PointEngine;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Listing;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Chart;
import org.calibrant.report.chart.Extent;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Panels;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;

/** Searches for the best point: how far below the best each ended, and where. */
public record Searches() implements Figure {
  private static final String TABLE = "PointRow";
  private static final int MOST = 500;
  private static final int PANELS = 9;
  private static final int WAYS = 12;
  private static final double FLOOR = 1e-10;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(TABLE)) {
      return List.of();
    }

    boolean likelihood =
        results
            .engine(PointEngine.class)
            .map(engine -> engine.maximised() == Maximised.LIKELIHOOD)
            .orElse(false);
    String column = likelihood ? "ln_likelihood" : "ln_posterior";
    String name = likelihood ? "ln likelihood" : "ln posterior";
    Sample rows =
        results.sample(
            TABLE,
            MOST,
            "unit",
            "names",
            "initial",
            "values",
            column,
            "sd",
            "converged",
            "evaluations",
            "gradient_norm",
            "ending");
    double[] ln = rows.numbers(column);
    double best = Extent.of(ln).to();
    if (Double.isNaN(best)) {
      return List.of();
    }

    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.add(depths(rows, name, ln, best));
    exhibits.addAll(ways(results));
    exhibits.add(places(rows));
    exhibits.add(listing(rows, name, ln, best));
    return exhibits;
  }

  private static Drawing depths(Sample rows, String name, double[] ln, double best) {
    double[] depth = new double[ln.length];
    boolean[] converged = new boolean[ln.length];
    long missing = 0;
    for (int i = 0; i < ln.length; i++) {
      depth[i] = Math.max(FLOOR, best - ln[i]);
      missing += Double.isNaN(ln[i]) ? 1 : 0;
      converged[i] = rows.texts("converged").get(i).equals("true");
    }

    double[] unit = rows.numbers("unit");
    double deepest = Extent.of(depth).to();
    return new Drawing(
        "searches",
        "How far below the best each search ended",
        "The best %s less that of each search, %s; at 10⁻¹⁰ what agrees better than that. Far below 1 is the same maximum, found to more or fewer digits; converged searches that end at about 1 or above have found other ones%s."
            .formatted(
                name,
                rows.told(),
                missing == 0 ? "" : "; %,d searches have no value".formatted(missing)),
        Plot.of(
            Axis.of("start", ""),
            Axis.of("best − " + name, "").log().between(0.5 * FLOOR, Math.max(10, 2 * deepest)),
            Points.of("converged", where(unit, converged, true), depth),
            Points.of("not converged", where(unit, converged, false), depth)));
  }

  private static double[] where(double[] values, boolean[] flags, boolean wanted) {
    double[] kept = values.clone();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = flags[i] == wanted ? kept[i] : Double.NaN;
    }

    return kept;
  }

  private static Drawing places(Sample rows) {
    List<String> names = rows.words(0, "names");
    double[] unit = rows.numbers("unit");
    List<Plot> plots = new ArrayList<>();
    for (int q = 0; q < Math.min(PANELS, names.size()); q++) {
      double[] end = new double[unit.length];
      double[] sd = new double[unit.length];
      double[] begin = new double[unit.length];
      for (int i = 0; i < unit.length; i++) {
        end[i] = at(rows.array(i, "values"), q);
        sd[i] = at(rows.array(i, "sd"), q);
        begin[i] = at(rows.array(i, "initial"), q);
      }

      plots.add(
          Plot.of(
                  Axis.of("start", ""),
                  Axis.of(names.get(q), ""),
                  Points.of("began", unit, begin),
                  Points.of("ended", unit, end, sd))
              .sized(Chart.WIDTH, 180));
    }

    return new Drawing(
        "searches-parameters",
        "Where searches began and ended",
        "However far apart they begin, searches of one maximum end at one value; bars are standard"
            + " deviations of Laplace's approximation, where it was computed.",
        Panels.across(plots));
  }

  private static double at(double[] values, int q) {
    return q < values.length ? values[q] : Double.NaN;
  }

  /** The best value so far, where every evaluation was kept. */
  private static List<Exhibit> ways(Results results) throws IOException {
    Sample rows = results.sample(TABLE, WAYS, "unit", "evaluated_ln");
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < rows.size(); i++) {
      for (double value : rows.array(i, "evaluated_ln")) {
        best = value > best ? value : best;
      }
    }

    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      double[] values = rows.array(i, "evaluated_ln");
      double[] x = new double[values.length];
      double[] y = new double[values.length];
      double reached = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < values.length; k++) {
        reached = values[k] > reached ? values[k] : reached;
        x[k] = k + 1;
        y[k] = Double.isInfinite(reached) ? Double.NaN : Math.max(FLOOR, best - reached);
      }

      if (values.length > 0) {
        layers.add(Line.of("start %.0f".formatted(rows.numbers("unit")[i]), x, y));
      }
    }

    return layers.isEmpty()
        ? List.of()
        : List.of(
            new Drawing(
                "searches-ways",
                "Convergence of the searches",
                "How far the best point so far lies below the best of all, "
                    + rows.told()
                    + ": falls to the bottom, faster and faster near a smooth maximum; a line that"
                    + " ends high up has found another maximum or given up.",
                Plot.of(
                    Axis.of("evaluation", "").log(),
                    Axis.of("best of all − best so far", "").log(),
                    layers)));
  }

  private static Listing listing(Sample rows, String name, double[] ln, double best) {
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < Math.min(40, rows.size()); i++) {
      lines.add(
          List.of(
              Listing.number(rows.numbers("unit")[i]),
              Listing.number(ln[i]),
              Listing.number(best - ln[i]),
              Listing.number(rows.numbers("gradient_norm")[i]),
              Listing.number(rows.numbers("evaluations")[i]),
              rows.texts("converged").get(i),
              rows.texts("ending").get(i)));
    }

    return new Listing(
        "searches-table",
        "Searches",
        "The first %d of %,d. A gradient near zero says that the end is a maximum."
            .formatted(lines.size(), rows.of()),
        List.of("start", name, "below the best", "gradient", "evaluations", "converged", "ending"),
        lines);
  }
}
