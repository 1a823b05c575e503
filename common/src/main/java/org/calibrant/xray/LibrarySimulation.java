package org.calibrant.xray;

import java.util.List;
import org.calibrant.core.Explanation;
import org.calibrant.math.RandomStream;

/**
 * One thread's work on consecutive rows of a library. What rows share is kept: the fluxes of every
 * temperature, and the fitters of a grid point.
 */
final class LibrarySimulation {
  private static final String PURPOSE = "xray.counts";

  private final LibraryKernel kernel;
  private final LibraryGrid grid;
  private final RandomStream random;
  private final ModifiedCounts modified;
  private final Fitter.Session shared;
  private final double[] point;
  private final double[] counts;
  private long atPoint = -1;
  private Fitter.Session fitter;
  private Fitter.Session sanity;

  LibrarySimulation(LibraryKernel kernel) {
    this.kernel = kernel;
    this.grid = kernel.grid();
    this.random = new RandomStream(kernel.seed(), PURPOSE);
    this.modified = ModifiedCounts.of(kernel);
    this.shared = kernel.believed().open();
    this.point = new double[grid.axes().size()];
    this.counts = new double[kernel.noticed().size()];
  }

  LibraryRow row(long row) {
    expect(row);
    draw(row);
    double total = SimulatedCounts.total(counts);
    TemperatureResult fitted = fitter.fit(counts);
    TemperatureResult checked = sanity == null ? null : sanity.fit(counts);
    String note = fitted.note();
    if (note == null && checked != null && checked.note() != null) {
      note = "sanity fit: " + checked.note();
    }

    return kernel.row(row, point, total, fitted, checked, fitted.status(), note);
  }

  /** Writes the counts that the modified configuration makes one expect. */
  private void expect(long row) {
    moveTo(row / grid.rowsPerPoint());
    modified.at(grid.temperature(row), counts);
    SimulatedCounts.addBackground(modified.truth(), kernel.noticed().first(), counts);
    for (int c = 0; c < counts.length; c++) {
      // some matrices hold small negative elements: a negative expectation means no counts
      counts[c] = Math.max(0, counts[c]);
    }
  }

  private void draw(long row) {
    if (kernel.noise() == Noise.POISSON) {
      random.start(row);
      for (int c = 0; c < counts.length; c++) {
        counts[c] = random.poisson(counts[c]);
      }
    }
  }

  /** What the row came from: exposure, areas, expected and drawn counts, and how the fit ended. */
  List<String> explained(long row) {
    moveTo(row / grid.rowsPerPoint());
    modified.at(grid.temperature(row), counts);
    double source = SimulatedCounts.total(counts);
    expect(row);
    double[] expected = counts.clone();
    draw(row);
    TemperatureResult fitted = fitter.fit(counts);
    Observation truth = kernel.modification().modified(kernel.baseline(), point.clone());
    return new Explanation()
        .with("exposure", truth.exposureS(), "s")
        .with("noticed channels", (long) counts.length, "")
        .with("largest effective area, unmodified", largest(kernel.baseline()), "cm2")
        .with("largest effective area, modified", largest(truth), "cm2")
        .with("expected counts of the source", source, "count")
        .with(
            "expected counts of the background", SimulatedCounts.total(expected) - source, "count")
        .with("drawn counts", SimulatedCounts.total(counts), "count")
        .with(
            "C-statistic of the counts against what was expected",
            SimulatedCounts.cStatistic(counts, expected),
            "")
        .with("bins of the fit", (long) fitted.bins(), "")
        .with("C-statistic at the best fit", fitted.statistic(), "")
        .lines();
  }

  /** The row's counts again, what was expected, and what the best fit makes one expect. */
  FoldedFit folded(long row, double temperature, double norm) {
    expect(row);
    double[] truth = counts.clone();
    draw(row);
    Observation assumed = kernel.modification().unmodified(kernel.baseline(), point.clone());
    double[] expected = new double[counts.length];
    new ExpectedCounts(assumed, kernel.noticed())
        .of(kernel.source().unmodified(temperature, point.clone()), expected);
    for (int c = 0; c < expected.length; c++) {
      expected[c] *= norm / kernel.source().normValue();
    }

    double[] background = new double[counts.length];
    SimulatedCounts.addBackground(modified.truth(), kernel.noticed().first(), background);
    double[] net = counts.clone();
    double[] variance = expected.clone();
    for (int c = 0; c < net.length; c++) {
      net[c] -= background[c];
      truth[c] -= background[c];
      variance[c] += background[c];
    }

    return FoldedFit.ofChannels(
        assumed, kernel.noticed(), net, background, expected, truth, variance);
  }

  private static double largest(Observation observation) {
    return SimulatedCounts.largest(observation.response().area());
  }

  private void moveTo(long newPoint) {
    if (newPoint == atPoint) {
      return;
    }

    grid.point(newPoint, point);
    modified.moveTo(point);
    Fitter believed = believed();
    fitter = believed == kernel.believed() ? shared : believed.open();
    sanity = kernel.sanityFit() ? sanity(believed) : null;
    atPoint = newPoint;
  }

  private Fitter believed() {
    Observation assumed = kernel.modification().unmodified(kernel.baseline(), point);
    return assumed.equals(kernel.baseline()) && !kernel.source().dependsOnPoint()
        ? kernel.believed()
        : kernel.fit().unmodified(assumed, kernel.source(), kernel.noticed(), point.clone());
  }

  private Fitter.Session sanity(Fitter believed) {
    Observation truth = kernel.modification().modified(kernel.baseline(), point);
    return kernel
        .fit()
        .modified(truth, kernel.source(), kernel.noticed(), point.clone(), believed)
        .open();
  }
}
