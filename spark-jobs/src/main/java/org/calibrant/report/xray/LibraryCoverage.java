package org.calibrant.report.xray;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.calibrant.export.TableReader;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Proportion;
import org.calibrant.report.Results;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Bars;
import org.calibrant.report.chart.Chart;
import org.calibrant.report.chart.Extent;
import org.calibrant.report.chart.Guide;
import org.calibrant.report.chart.Histogram;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Panels;
import org.calibrant.report.chart.Plot;
import org.calibrant.report.chart.Points;
import org.calibrant.xray.LibraryEngine;
import org.calibrant.xray.Noise;

/**
 * How often the stated bounds of a library's temperatures hold the truth, along each axis of the grid,
 * and how far the fits lie from the truth in standard deviations.
 */
public record LibraryCoverage() implements Figure {
  private static final String UNMODIFIED = "unmodified";
  private static final String SANITY = "sanity fit";
  private static final double END = 6;
  private static final int BINS = 48;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    Optional<LibraryAxes> grid = LibraryAxes.of(results);
    boolean exact =
        results.engine(LibraryEngine.class).map(e -> e.noise() == Noise.ASIMOV).orElse(false);
    if (grid.isEmpty() || exact) { // without noise there is nothing that bounds could miss
      return List.of();
    }

    Optional<Bounds> bounds = Bounds.of(results);
    double sigmas = bounds.map(Bounds::sigmas).orElse(1.0);
    Fits unmodified = Fits.of(results, grid.get(), "", sigmas);
    Fits sanity = Fits.of(results, grid.get(), "modified_", sigmas);
    if (unmodified.bounded.of() + sanity.bounded.of() == 0) {
      return List.of();
    }

    return List.of(coverage(grid.get(), bounds, unmodified, sanity), pulls(unmodified, sanity));
  }

  private static Drawing coverage(
      LibraryAxes grid, Optional<Bounds> bounds, Fits unmodified, Fits sanity) {
    List<Plot> charts = new ArrayList<>();
    for (int i = grid.axes().size() - 1; i >= 0; i--) {
      GridAxis axis = grid.axes().get(i);
      if (axis.varies() || i == grid.axes().size() - 1) {
        List<Layer> layers = new ArrayList<>();
        bounds.ifPresent(b -> layers.add(new Guide("nominal", false, b.coverage())));
        layers.add(unmodified.points(UNMODIFIED, i, axis));
        if (sanity.bounded.of() > 0) {
          layers.add(sanity.points(SANITY, i, axis));
        }

        charts.add(
            Plot.of(axis.axis(), Axis.of("share of truths within", "").between(0, 1), layers)
                .sized(Chart.WIDTH, 210));
      }
    }

    String caption =
        "Share of truths within the stated bounds%s, with its 68 %% score interval. The sanity fits"
            + " must scatter about the line; fits that ignore the modification fall below it where"
            + " they are biased. In all: unmodified %s%s.%s";
    return new Drawing(
        "coverage",
        "Coverage of the bounds",
        caption.formatted(
            bounds.map(b -> " (nominal: " + b.told() + ", dashed)").orElse(""),
            unmodified.bounded.told(),
            sanity.bounded.of() == 0 ? "" : ", sanity fits " + sanity.bounded.told(),
            unmodified.left(UNMODIFIED) + sanity.left(SANITY)),
        Panels.across(charts));
  }

  private static Drawing pulls(Fits unmodified, Fits sanity) {
    List<Layer> layers = new ArrayList<>();
    List<String> words = new ArrayList<>();
    unmodified.addTo(layers, words, UNMODIFIED);
    sanity.addTo(layers, words, SANITY);
    Fits like = sanity.bounded.of() > 0 ? sanity : unmodified;
    Histogram histogram = like.pulls.histogram();
    double scale = like.spread.n * 2 * END / BINS / Math.sqrt(2 * Math.PI);
    double[] x = Histogram.edges(new Extent(-END, END), 120);
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = scale * Math.exp(-0.5 * x[i] * x[i]);
    }

    layers.add(Line.dashed("standard normal", x, y));
    return new Drawing(
        "pulls",
        "Pulls of the temperature",
        "(fitted − true temperature) / σ, σ from the bound on the side of the truth. Pulls of the"
            + " sanity fits follow the dashed standard normal; ignoring the modification shifts and"
            + " widens them. "
            + String.join("; ", words)
            + (histogram.below() + histogram.above() == 0 ? "" : "; some lie outside the plot")
            + ".",
        Plot.of(Axis.of("pull", ""), Axis.of("rows", ""), layers));
  }

  /** One of the two fits of every row. */
  private static final class Fits {
    private final Proportion[][] covered;
    private final Histogram.Counter pulls =
        new Histogram.Counter(Histogram.edges(new Extent(-END, END), BINS));
    private final Spread spread = new Spread();
    private Proportion bounded = new Proportion(0, 0);
    private long notOk;
    private long unbounded;

    private Fits(LibraryAxes grid) {
      covered = new Proportion[grid.axes().size()][];
      for (int i = 0; i < covered.length; i++) {
        covered[i] = new Proportion[grid.axes().get(i).places()];
        java.util.Arrays.fill(covered[i], new Proportion(0, 0));
      }
    }

    /**
     * @param prefix of the columns
     */
    static Fits of(Results results, LibraryAxes grid, String prefix, double sigmas)
        throws IOException {
      Fits fits = new Fits(grid);
      int[][] places = grid.axes().stream().map(GridAxis::placeOfIndex).toArray(int[][]::new);
      int[] indices = new int[places.length];
      try (TableReader rows =
          results.read(
              "LibraryRow",
              "unit",
              "temperature",
              prefix + "status",
              prefix + "t_fit",
              prefix + "t_lo",
              prefix + "t_hi")) {
        while (rows.next()) {
          String status = rows.text(2);
          Estimate fit =
              new Estimate(rows.number(3), rows.number(4), rows.number(5), rows.number(1));
          if (!"ok".equals(status)) {
            fits.notOk += status == null ? 0 : 1;
          } else if (fit.isBounded()) {
            grid.indices(rows.integer(0), indices);
            fits.add(fit, indices, places, sigmas);
          } else {
            fits.unbounded++;
          }
        }
      }

      return fits;
    }

    private void add(Estimate fit, int[] indices, int[][] places, double sigmas) {
      long hit = fit.covers() ? 1 : 0;
      bounded = new Proportion(bounded.hits() + hit, bounded.of() + 1);
      for (int i = 0; i < covered.length; i++) {
        int place = places[i][indices[i]];
        Proportion before = covered[i][place];
        covered[i][place] = new Proportion(before.hits() + hit, before.of() + 1);
      }

      double pull = fit.pull(sigmas);
      pulls.add(pull);
      spread.add(pull);
    }

    Points points(String name, int axis, GridAxis along) {
      Proportion[] shares = covered[axis];
      double[] y = new double[shares.length];
      double[] below = new double[y.length];
      double[] above = new double[y.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = shares[i].value();
        below[i] = y[i] - shares[i].lower(1);
        above[i] = shares[i].upper(1) - y[i];
      }

      return new Points(name, along.centres(), y, below, above);
    }

    void addTo(List<Layer> layers, List<String> words, String name) {
      if (spread.n > 0) {
        layers.add(new Bars(name, pulls.histogram()));
        words.add(
            String.format(
                Locale.ROOT,
                "%s: mean %.2f, standard deviation %.2f of %,d",
                name,
                spread.mean(),
                spread.deviation(),
                spread.n));
      }
    }

    String left(String name) {
      return notOk + unbounded == 0
          ? ""
          : " Left out of %s: %,d rows that are not ok, %,d with an open bound."
              .formatted(name, notOk, unbounded);
    }
  }

  /** Mean and standard deviation of numbers as they come (B. P. Welford, Technometrics 4, 419, 1962). */
  private static final class Spread {
    private long n;
    private double mean;
    private double squares;

    void add(double value) {
      if (Double.isFinite(value)) {
        n++;
        double before = value - mean;
        mean += before / n;
        squares += before * (value - mean);
      }
    }

    double mean() {
      return n == 0 ? Double.NaN : mean;
    }

    double deviation() {
      return n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1));
    }
  }
}
