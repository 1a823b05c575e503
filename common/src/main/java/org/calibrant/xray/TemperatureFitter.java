package org.calibrant.xray;

import org.calibrant.xray.likelihood.ErrorStatus;

/**
 * Temperature fits that share a configuration and a source.
 *
 * @param settings limits, grouping and δ
 * @param assumed the configuration that the fits believe
 * @param scan folded nodes that tell where to begin
 * @param nodes folded nodes of this configuration
 */
record TemperatureFitter(
    TemperatureFit settings,
    Observation assumed,
    AssumedSource source,
    Notice.Range noticed,
    FoldedNodes scan,
    NodeSpectra nodes)
    implements Fitter {

  /** Minima of the scan that are this much above the least one are tried, too. */
  private static final double MARGIN = 25;

  @Override
  public Session open() {
    SpectrumBins spectrum = new SpectrumBins(noticed.size(), settings.minimumCounts());
    Profile profile =
        source.source().nodes().length > 0
            ? new TemplateProfile(nodes, spectrum, noticed.size())
            : new DirectProfile(
                scan.grid(),
                source,
                new ExpectedCounts(assumed, noticed),
                spectrum,
                noticed.size());
    return new OneThread(spectrum, profile);
  }

  /** The working memory of one thread. */
  private final class OneThread implements Session {
    private final SpectrumBins spectrum;
    private final Profile profile;
    private final TemperatureSearch search;
    private final double[] statistics = new double[scan.grid().size()];
    private final double[] bounds = new double[2];

    OneThread(SpectrumBins spectrum, Profile profile) {
      this.spectrum = spectrum;
      this.profile = profile;
      this.search =
          new TemperatureSearch(
              profile,
              SearchLimits.of(scan.grid(), settings.minKev(), settings.maxKev()),
              settings.delta(),
              settings.tolerance());
    }

    @Override
    public TemperatureResult fit(double[] counts) {
      spectrum.fill(counts);
      profile.renew();
      int bins = spectrum.bins();
      if (spectrum.filled() < 3) {
        return TemperatureResult.none(
            bins,
            "too-few-bins",
            "%d bins with counts, %.6g in all, for 2 parameters"
                .formatted(spectrum.filled(), spectrum.total()));
      }

      scan.statistics(counts, statistics);
      search.begin();
      minimiseFromTheLowest();
      search.bounds(bounds);
      return result(bins);
    }

    private void minimiseFromTheLowest() {
      double least = Double.POSITIVE_INFINITY;
      for (double statistic : statistics) {
        least = Math.min(least, statistic);
      }

      for (int i = 0; i < statistics.length; i++) {
        boolean low = statistics[i] <= least + MARGIN;
        boolean belowLeft = i == 0 || statistics[i] <= statistics[i - 1];
        boolean belowRight = i == statistics.length - 1 || statistics[i] <= statistics[i + 1];
        if (low && belowLeft && belowRight) {
          search.minimise(i);
        }
      }
    }

    private TemperatureResult result(int bins) {
      NodeSpectra.NodeGrid grid = scan.grid();
      double kt =
          search.minimum().atLimit()
              ? limit()
              : grid.kt(search.minimum().interval(), search.minimum().fraction());
      String errors = search.errorStatus();
      String status = "ok";
      String note = null;
      if (!Double.isFinite(search.minimum().least())) {
        return TemperatureResult.none(bins, "not-finite", "the model gives no counts anywhere");
      } else if (search.minimum().atLimit()) {
        status = "at-limit";
        note = "kT is at its limit, %s keV".formatted(kt);
      } else if (ErrorStatus.failed(errors)) {
        status = "no-bounds";
        note = "the search for the bounds failed, see error_status";
      }

      return new TemperatureResult(
          temperature(grid, bounds[0]),
          kt,
          temperature(grid, bounds[1]),
          search.minimum().norm() * source.source().normValue(),
          search.minimum().least(),
          bins,
          bins - 2,
          errors,
          status,
          note);
    }

    /** The limit at which the minimum is, to the last bit. */
    private double limit() {
      double kt = scan.grid().kt(search.minimum().interval(), search.minimum().fraction());
      return kt - settings.minKev() < settings.maxKev() - kt
          ? settings.minKev()
          : settings.maxKev();
    }

    private static double temperature(NodeSpectra.NodeGrid grid, double coordinate) {
      if (Double.isNaN(coordinate)) {
        return Double.NaN;
      }

      int i = Math.min((int) coordinate, grid.size() - 2);
      return grid.kt(i, coordinate - i);
    }
  }
}
