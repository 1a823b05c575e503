package org.calibrant.xray;

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

  @Override
  public Session open() {
    SpectrumBins spectrum = new SpectrumBins(noticed.size(), settings.minimumCounts());
    TemplateProfile template = new TemplateProfile(nodes, spectrum, noticed.size());
    Profile profile =
        source.source().nodes().length > 0
            ? template
            : new DirectProfile(
                scan.grid(),
                source,
                new ExpectedCounts(assumed, noticed),
                spectrum,
                noticed.size());
    TemperatureSearch search =
        new TemperatureSearch(
            profile,
            TemperatureSearch.Limits.of(scan.grid(), settings.minKev(), settings.maxKev()),
            settings.delta(),
            settings.tolerance());
    return new OneThread(spectrum, template, search, new double[2]);
  }

  /** The working memory of one thread. */
  private final class OneThread implements Session {
    private final SpectrumBins spectrum;
    private final TemplateProfile template;
    private final TemperatureSearch search;
    private final double[] bounds;

    OneThread(
        SpectrumBins spectrum,
        TemplateProfile template,
        TemperatureSearch search,
        double[] bounds) {
      this.spectrum = spectrum;
      this.template = template;
      this.search = search;
      this.bounds = bounds;
    }

    @Override
    public TemperatureResult fit(double[] counts) {
      spectrum.fill(counts);
      template.renew();
      int bins = spectrum.bins();
      if (bins < 3) {
        return TemperatureResult.none(
            bins,
            "too-few-bins",
            "%d bins with %.6g counts for 2 parameters".formatted(bins, spectrum.total()));
      }

      search.minimise(scan.best(counts, spectrum.total()));
      search.bounds(bounds);
      return result(bins);
    }

    private TemperatureResult result(int bins) {
      NodeSpectra.NodeGrid grid = scan.grid();
      double kt = search.atLimit() ? limit() : grid.kt(search.interval(), search.fraction());
      boolean finite = Double.isFinite(search.least());
      String status = !finite ? "not-finite" : search.atLimit() ? "at-limit" : "ok";
      String note =
          !finite
              ? "the statistic is not a number at kT = %s keV".formatted(kt)
              : search.atLimit() ? "kT is at its limit, %s keV".formatted(kt) : null;
      return new TemperatureResult(
          temperature(grid, bounds[0]),
          kt,
          temperature(grid, bounds[1]),
          search.norm() * source.source().normValue(),
          search.least(),
          bins,
          bins - 2,
          search.errorStatus(),
          status,
          note);
    }

    /** The limit at which the minimum is, to the last bit. */
    private double limit() {
      double kt = scan.grid().kt(search.interval(), search.fraction());
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
