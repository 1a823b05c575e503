package org.calibrant.xray;

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
    moveTo(row / grid.rowsPerPoint());
    modified.at(grid.temperature(row), counts);
    SimulatedCounts.addBackground(modified.truth(), kernel.noticed().first(), counts);
    for (int c = 0; c < counts.length; c++) {
      // some matrices hold small negative elements: a negative expectation means no counts
      counts[c] = Math.max(0, counts[c]);
    }

    if (kernel.noise() == Noise.POISSON) {
      random.start(row);
      for (int c = 0; c < counts.length; c++) {
        counts[c] = random.poisson(counts[c]);
      }
    }

    double total = 0;
    for (double n : counts) {
      total += n;
    }

    TemperatureResult fitted = fitter.fit(counts);
    TemperatureResult checked = sanity == null ? null : sanity.fit(counts);
    String note = fitted.note();
    if (note == null && checked != null && checked.note() != null) {
      note = "sanity fit: " + checked.note();
    }

    return kernel.row(row, point, total, fitted, checked, fitted.status(), note);
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
