package org.calibrant.report.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.calibrant.calibration.EnsembleEngine;
import org.calibrant.export.TableReader;
import org.calibrant.report.Drawing;
import org.calibrant.report.Exhibit;
import org.calibrant.report.Figure;
import org.calibrant.report.Listing;
import org.calibrant.report.Results;
import org.calibrant.report.Sample;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Bars;
import org.calibrant.report.chart.Counts;
import org.calibrant.report.chart.Extent;
import org.calibrant.report.chart.Guide;
import org.calibrant.report.chart.Histogram;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Plot;

/** How ensembles ended, and R-hat and effective draws over all problems. */
public record SweepSummary() implements Figure {
  private static final int SAMPLE = 50_000;
  private static final int BINS = 40;

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has("EnsembleRow") || !results.has("DiagnosticsRow")) {
      return List.of();
    }

    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.add(endings(results));
    Optional<ShownProblem> shown = ShownProblem.of(results);
    if (shown.isPresent() && shown.get().problems() > 1) {
      Sample rows =
          results.sample(
              "DiagnosticsRow", SAMPLE, "r_hat", "r_hat_ensembles", "ess_bulk", "ess_tail");
      Optional<EnsembleEngine> engine = results.engine(EnsembleEngine.class);
      exhibits.add(rHat(rows, engine));
      exhibits.add(ess(rows, engine));
    }

    return exhibits;
  }

  private static Drawing endings(Results results) throws IOException {
    TreeMap<String, Long> endings = new TreeMap<>();
    long evaluated = 0;
    long failed = 0;
    long stuck = 0;
    try (TableReader rows =
        results.read("EnsembleRow", "ending", "evaluated", "failed", "stuck_walkers")) {
      while (rows.next()) {
        endings.merge(String.valueOf(rows.text(0)), 1L, Long::sum);
        evaluated += rows.integer(1);
        failed += rows.integer(2);
        stuck += rows.integer(3);
      }
    }

    return new Drawing(
        "endings",
        "How the ensembles ended",
        "All is well when they have converged, or did all the iterations that were asked for. %,d evaluations, %,d without a result; %,d walkers that never moved after the burn-in: should be none."
            .formatted(evaluated, failed, stuck),
        new Counts(
            Axis.of("ensembles", ""),
            List.copyOf(endings.keySet()),
            endings.values().stream().mapToDouble(Long::doubleValue).toArray()));
  }

  private static Drawing rHat(Sample rows, Optional<EnsembleEngine> engine) {
    double[] values = rows.numbers("r_hat_ensembles");
    double[] walkers = rows.numbers("r_hat");
    boolean between = false;
    for (double value : values) {
      between |= Double.isFinite(value);
    }

    List<Layer> layers = new ArrayList<>();
    layers.add(new Bars("", Histogram.of(between ? values : walkers, BINS)));
    double limit = engine.map(e -> e.converged().rHat()).orElse(Double.NaN);
    addLimit(layers, limit, Extent.of(between ? values : walkers));
    return new Drawing(
        "r-hat",
        "R-hat of all problems",
        "Between "
            + (between ? "ensembles" : "walkers")
            + ", "
            + rows.told()
            + ", a quantity of a problem each: nearly all left of the limit of the campaign"
            + told(limit),
        Plot.of(Axis.of("R-hat", ""), Axis.of("quantities", ""), layers));
  }

  private static Drawing ess(Sample rows, Optional<EnsembleEngine> engine) {
    double[] bulk = rows.numbers("ess_bulk");
    double[] tail = rows.numbers("ess_tail");
    Extent extent = Extent.of(bulk).and(Extent.of(tail));
    double low = Math.max(1, extent.from());
    double[] edges =
        Histogram.logarithmicEdges(new Extent(low, Math.max(1.1 * low, extent.to())), BINS);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Bars("bulk", counted(bulk, edges)));
    layers.add(new Bars("tail", counted(tail, edges)));
    double limit = engine.map(e -> e.converged().ess()).orElse(Double.NaN);
    addLimit(layers, limit, extent);
    return new Drawing(
        "effective-draws",
        "Effective draws of all problems",
        "For the centre and for the tails, "
            + rows.told()
            + ", a quantity of a problem each: nearly all right of the limit of the campaign"
            + told(limit),
        Plot.of(Axis.of("effective draws", "").log(), Axis.of("quantities", ""), layers));
  }

  /** A limit far from all numbers would hide how they are distributed. */
  private static void addLimit(List<Layer> layers, double limit, Extent data) {
    double width = data.to() - data.from();
    if (limit > data.from() - width && limit < data.to() + width) {
      layers.add(new Guide("limit", true, limit));
    }
  }

  private static String told(double limit) {
    return Double.isNaN(limit) ? "." : ", " + Listing.number(limit) + ".";
  }

  private static Histogram counted(double[] values, double[] edges) {
    Histogram.Counter counter = new Histogram.Counter(edges);
    for (double value : values) {
      counter.add(value);
    }

    return counter.histogram();
  }
}
