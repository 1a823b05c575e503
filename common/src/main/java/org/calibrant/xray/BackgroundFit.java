package org.calibrant.xray;

import java.util.Arrays;
import org.calibrant.core.Unit;
import org.calibrant.fit.Box;
import org.calibrant.fit.Ending;
import org.calibrant.math.Logarithmic;
import org.calibrant.xray.likelihood.BinnedCounts;
import org.calibrant.xray.likelihood.ErrorStatus;
import org.calibrant.xray.likelihood.LikelihoodFit;
import org.calibrant.xray.likelihood.Prediction;
import org.calibrant.xray.likelihood.Statistic;

/**
 * Fit of temperature and norm with a background, by any statistic; bounds of the temperature as in
 * {@link TemperatureFit}, which is faster where there is no background. The background's counts are
 * those that were observed.
 *
 * <p>A tabulated source is folded once per node and interpolated. Any other source is folded at {@code
 * starts} temperatures to find where to begin, and for every trial after that.
 *
 * @param statistic what is minimised
 * @param minKev hard lower limit of the temperature
 * @param maxKev hard upper limit of the temperature
 * @param starts temperatures at which a source without a table is folded beforehand
 * @param minimumCounts least counts of a bin; 0 leaves channels ungrouped
 * @param delta rise of the statistic that defines a bound
 * @param tolerance of the statistic at a bound
 */
public record BackgroundFit(
    Statistic statistic,
    @Unit("keV") double minKev,
    @Unit("keV") double maxKev,
    int starts,
    int minimumCounts,
    double delta,
    double tolerance)
    implements FitProcedure {
  private static final int MOST_ITERATIONS = 500;

  public BackgroundFit {
    // the same limits hold
    new TemperatureFit(minKev, maxKev, starts, minimumCounts, delta, tolerance);
  }

  @Override
  public Fitter unmodified(
      Observation assumed, Source source, Notice.Range noticed, double[] point) {
    return fitter(assumed, new AssumedSource(source, false, point), noticed);
  }

  @Override
  public Fitter modified(
      Observation assumed, Source source, Notice.Range noticed, double[] point, Fitter like) {
    return fitter(assumed, new AssumedSource(source, true, point), noticed);
  }

  private Fitter fitter(Observation assumed, AssumedSource source, Notice.Range noticed) {
    double[] nodes = source.source().nodes();
    NodeSpectra.NodeGrid grid =
        nodes.length == 0
            ? NodeSpectra.NodeGrid.of(new Logarithmic(minKev, maxKev, starts).values(), true)
            : NodeSpectra.NodeGrid.of(nodes, source.source().logarithmic());
    ExpectedCounts expected = new ExpectedCounts(assumed, noticed);
    double[][] folded = new double[grid.size()][noticed.size()];
    for (int i = 0; i < folded.length; i++) {
      expected.of(source.at(grid.kt()[i]), folded[i]);
    }

    return new OfNodes(this, assumed, source, noticed, grid, folded);
  }

  /** What the fits share. */
  private record OfNodes(
      BackgroundFit settings,
      Observation assumed,
      AssumedSource source,
      Notice.Range noticed,
      NodeSpectra.NodeGrid grid,
      double[][] folded)
      implements Fitter {
    @Override
    public Session open() {
      return this::fit;
    }

    private TemperatureResult fit(double[] counts) {
      double[] all = new double[assumed.response().channels()];
      System.arraycopy(counts, 0, all, noticed.first(), counts.length);
      SpectrumList.Spectrum spectrum = new SpectrumList.Spectrum("", assumed, all);
      Binning binning =
          settings.minimumCounts == 0
              ? new NoGrouping(true)
              : new MinimumCounts(settings.minimumCounts, MinimumCounts.Scope.NOTICED, true);
      ChannelBins bins = binning.of(spectrum, noticed);
      if (bins.bins() < 3) {
        return TemperatureResult.none(
            bins.bins(), "too-few-bins", "%d bins for 2 parameters".formatted(bins.bins()));
      }

      BinnedCounts data = ModelFit.binned(spectrum, noticed, bins);
      Trial trial = new Trial(this, bins);
      double[] lower = {settings.minKev, 0};
      double[] upper = {settings.maxKev, Double.MAX_VALUE};
      LikelihoodFit best = null;
      for (double[] start : starts(data, trial)) {
        LikelihoodFit found =
            LikelihoodFit.of(
                trial,
                settings.statistic,
                data,
                start,
                new Box(lower, upper),
                new LikelihoodFit.Bounds(
                    settings.delta, settings.tolerance, new boolean[] {true, false}),
                MOST_ITERATIONS);
        best = best == null || found.value() < best.value() - settings.tolerance ? found : best;
      }

      return result(best, bins.bins());
    }

    /** Nodes that are minima of the statistic along the nodes, each with a norm for its counts. */
    private double[][] starts(BinnedCounts data, Trial trial) {
      double net = data.total();
      for (int i = 0; i < data.background().length; i++) {
        net -= data.background()[i] / data.ratio()[i];
      }

      double[] values = new double[grid.size()];
      double[][] points = new double[grid.size()][];
      double[] m = new double[data.bins()];
      double[] slope = new double[m.length];
      double[] weight = new double[m.length];
      org.calibrant.xray.likelihood.Deviance deviance = settings.statistic.of(data);
      for (int i = 0; i < values.length; i++) {
        double kt = grid.kt()[i];
        boolean inside = kt >= settings.minKev && kt <= settings.maxKev;
        values[i] = Double.POSITIVE_INFINITY;
        if (inside) {
          double[] binned = trial.binned(folded[i]);
          double norm = Math.max(net, 1) / Arrays.stream(binned).sum();
          Arrays.setAll(m, j -> norm * binned[j]);
          points[i] = new double[] {kt, norm};
          values[i] = deviance.at(m, slope, weight);
        }
      }

      int least = 0;
      for (int i = 1; i < values.length; i++) {
        least = values[i] < values[least] ? i : least;
      }

      return points[least] == null
          ? new double[][] {{Math.sqrt(settings.minKev * settings.maxKev), 1}}
          : new double[][] {points[least]};
    }

    private TemperatureResult result(LikelihoodFit fit, int bins) {
      if (!Double.isFinite(fit.value())) {
        return TemperatureResult.none(bins, "not-finite", "the model gives no counts");
      }

      double kt = fit.theta()[0];
      String status = "ok";
      String note = null;
      if (kt == settings.minKev || kt == settings.maxKev) {
        status = "at-limit";
        note = "kT is at its limit, %s keV".formatted(kt);
      } else if (fit.ending() != Ending.CONVERGED && fit.ending() != Ending.STALLED) {
        status = "not-converged";
        note = fit.ending().toString();
      } else if (ErrorStatus.failed(fit.words()[0])) {
        status = "no-bounds";
        note = "the search for the bounds failed, see error_status";
      }

      return new TemperatureResult(
          fit.lower()[0],
          kt,
          fit.upper()[0],
          fit.theta()[1] * source.source().normValue(),
          fit.value(),
          bins,
          bins - 2,
          fit.words()[0],
          status,
          note);
    }
  }

  /** Counts of temperature and relative norm. */
  private static final class Trial implements Prediction {
    private static final double STEP = 1e-5;

    private final OfNodes nodes;
    private final ChannelBins bins;
    private final boolean tabulated;
    private final double[] low;
    private final double[] high;
    private final double[] correction;

    Trial(OfNodes nodes, ChannelBins bins) {
      this.nodes = nodes;
      this.bins = bins;
      this.tabulated = nodes.source.source().nodes().length > 0;
      this.low = new double[nodes.noticed.size()];
      this.high = new double[nodes.noticed.size()];
      double[] rate = nodes.assumed.correction().rate();
      double[] channels = new double[rate.length];
      Arrays.setAll(channels, c -> rate[c] * nodes.assumed.exposure(c));
      this.correction = bins.sum(channels, nodes.noticed.first());
    }

    double[] binned(double[] channels) {
      return bins.sum(channels, 0);
    }

    @Override
    public boolean at(double[] theta, double[] counts, double[][] jacobian) {
      double kt = theta[0];
      double norm = theta[1];
      if (tabulated) {
        between(kt);
      } else {
        folded(kt);
      }

      bins.sum(low, 0, jacobian[1]);
      bins.sum(high, 0, jacobian[0]);
      for (int i = 0; i < counts.length; i++) {
        counts[i] = norm * jacobian[1][i] + (correction.length > 0 ? correction[i] : 0);
        jacobian[0][i] *= norm;
      }

      return true;
    }

    /** Counts to low, their derivative by kT to high. */
    private void between(double kt) {
      NodeSpectra.NodeGrid grid = nodes.grid;
      int i = 0;
      while (i < grid.size() - 2 && grid.kt()[i + 1] <= kt) {
        i++;
      }

      double w = grid.fraction(i, kt);
      double per = 1 / (grid.x()[i + 1] - grid.x()[i]) * (grid.logarithmic() ? 1 / kt : 1);
      double[] left = nodes.folded[i];
      double[] right = nodes.folded[i + 1];
      for (int c = 0; c < low.length; c++) {
        low[c] = left[c] + w * (right[c] - left[c]);
        high[c] = per * (right[c] - left[c]);
      }
    }

    private void folded(double kt) {
      ExpectedCounts expected = new ExpectedCounts(nodes.assumed, nodes.noticed);
      double[] below = new double[low.length];
      expected.of(nodes.source.at(kt), low);
      expected.of(nodes.source.at(kt * (1 + STEP)), high);
      expected.of(nodes.source.at(kt * (1 - STEP)), below);
      for (int c = 0; c < high.length; c++) {
        high[c] = (high[c] - below[c]) / (2 * STEP * kt);
      }
    }
  }
}
