package org.calibrant.xray;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.core.Explanation;
import org.calibrant.fit.Ending;
import org.calibrant.xray.likelihood.BinnedCounts;
import org.calibrant.xray.likelihood.ErrorStatus;
import org.calibrant.xray.likelihood.LikelihoodFit;
import org.calibrant.xray.likelihood.Statistic;

/**
 * Fit of any free parameters of any model, by scoring within their limits. Confidence bounds fit all
 * other free parameters anew; a lower minimum met on the way restarts fit and bounds.
 *
 * @param binning how channels are joined
 * @param statistic what is minimised
 * @param bounds which confidence bounds are wanted
 * @param derived what else to compute from the best fit
 * @param maxIterations of each minimisation
 */
public record ModelFit(
    Binning binning,
    Statistic statistic,
    Bounds bounds,
    List<DerivedValue> derived,
    int maxIterations)
    implements SpectrumFit {

  public ModelFit {
    derived = List.copyOf(derived);
    if (!(maxIterations >= 1 && maxIterations <= 1_000_000)) {
      throw new IllegalArgumentException(
          "max-iterations must be from 1 to 1000000, was " + maxIterations);
    }
  }

  @Override
  public SpectrumFits prepare(List<SpectrumList.Spectrum> spectra, Notice notice, Fittable source) {
    FreeModel free = source.free();
    bounds.check(free.free().stream().map(FreeModel.Parameter::name).toList());
    Map<Response, Known> known = new HashMap<>();
    List<Known> own = new ArrayList<>();
    for (SpectrumList.Spectrum spectrum : spectra) {
      Response response = spectrum.observation().response();
      own.add(known.computeIfAbsent(response, r -> known(free, r, notice.of(r))));
    }

    return new Fits(this, free, spectra, own);
  }

  /** A spectrum and its background in bins. */
  static BinnedCounts binned(
      SpectrumList.Spectrum spectrum, Notice.Range noticed, ChannelBins bins) {
    Observation observation = spectrum.observation();
    Background background = observation.background();
    double[] ratio = new double[0];
    if (!background.isNone()) {
      double[] here = new double[background.counts().length];
      double[] there = new double[here.length];
      for (int c = 0; c < here.length; c++) {
        here[c] = observation.exposure(c);
        there[c] = background.exposure(c);
      }

      double[] time = bins.sum(here, noticed.first());
      ratio = bins.sum(there, noticed.first());
      for (int i = 0; i < ratio.length; i++) {
        ratio[i] /= time[i];
      }
    }

    return new BinnedCounts(
        bins.sum(spectrum.counts(), noticed.first()),
        bins.sum(spectrum.variance(), noticed.first()),
        bins.sum(background.counts(), noticed.first()),
        ratio,
        bins.sum(background.variance(), noticed.first()));
  }

  private static Known known(FreeModel free, Response response, Notice.Range noticed) {
    Effect[] effects = Effect.of(free, response.edges());
    return new Known(noticed, effects, RateSeries.of(free, effects, response, noticed));
  }

  /**
   * What spectra with one instrument have in common.
   *
   * @param series null where there is none
   */
  private record Known(Notice.Range noticed, Effect[] effects, RateSeries series)
      implements java.io.Serializable {}

  /** All fits. */
  private record Fits(
      ModelFit settings, FreeModel free, List<SpectrumList.Spectrum> spectra, List<Known> known)
      implements SpectrumFits {

    @Override
    public FitResult fit(int index) {
      ChannelBins bins = bins(index);
      int parameters = free.free().size();
      if (bins.bins() < Math.max(1, parameters)) {
        return none(
            "too-few-bins", "%d bins for %d free parameters".formatted(bins.bins(), parameters));
      }

      return result(fit(index, bins, settings.maxIterations, settings.bounds), bins.bins());
    }

    private ChannelBins bins(int index) {
      return settings.binning.of(spectra.get(index), known.get(index).noticed());
    }

    private LikelihoodFit fit(int index, ChannelBins bins, int maxIterations, Bounds bounds) {
      SpectrumList.Spectrum spectrum = spectra.get(index);
      Notice.Range noticed = known.get(index).noticed();
      FoldedPrediction prediction =
          new FoldedPrediction(
              free,
              known.get(index).effects(),
              known.get(index).series(),
              spectrum.observation(),
              noticed,
              bins);
      boolean[] wanted = new boolean[free.free().size()];
      for (int k = 0; k < wanted.length; k++) {
        wanted[k] = bounds.wants(free.free().get(k).name());
      }

      return LikelihoodFit.of(
          prediction,
          settings.statistic,
          binned(spectrum, noticed, bins),
          free.start(),
          free.box(),
          new LikelihoodFit.Bounds(bounds.delta(), bounds.tolerance(), wanted),
          maxIterations);
    }

    @Override
    public List<String> explained(int index) {
      SpectrumList.Spectrum spectrum = spectra.get(index);
      Notice.Range noticed = known.get(index).noticed();
      ChannelBins bins = bins(index);
      double[] counts = spectrum.counts();
      double[] background = spectrum.observation().background().counts();
      Explanation explanation =
          new Explanation()
              .with("exposure", spectrum.observation().exposureS(), "s")
              .with("noticed channels", (long) noticed.size(), "")
              .with("bins", (long) bins.bins(), "")
              .with("counts in the noticed channels", total(counts, noticed), "count")
              .with(
                  "counts of the background there",
                  background.length == 0 ? 0 : total(background, noticed),
                  "count")
              .with("start of the free parameters", free.start(), "");
      if (bins.bins() < Math.max(1, free.free().size())) {
        return explanation.lines();
      }

      // after the first step the descent has seen the start and one better point
      LikelihoodFit first = fit(index, bins, 1, new Bounds.NoBounds());
      LikelihoodFit alone = fit(index, bins, settings.maxIterations, new Bounds.NoBounds());
      LikelihoodFit all = fit(index, bins, settings.maxIterations, settings.bounds);
      return explanation
          .with("statistic after one step", first.value(), "")
          .with("statistic of the first minimum", alone.value(), "")
          .with("how it ended", all.ending().toString())
          .with("evaluations until the first minimum", (long) alone.evaluations(), "")
          .with("evaluations with the bounds", (long) all.evaluations(), "")
          .lines();
    }

    @Override
    public FoldedFit folded(int index, double[] values) {
      ChannelBins bins = bins(index);
      Observation observation = spectra.get(index).observation();
      Notice.Range noticed = known.get(index).noticed();
      FoldedPrediction prediction =
          new FoldedPrediction(
              free,
              known.get(index).effects(),
              known.get(index).series(),
              observation,
              noticed,
              bins);
      double[] theta = new double[free.free().size()];
      for (int i = 0, k = 0; i < values.length; i++) {
        if (free.parameters().get(i).isFree()) {
          theta[k++] = values[i];
        }
      }

      double[] expected = new double[bins.bins()];
      if (!prediction.at(theta, expected, new double[theta.length][expected.length])) {
        throw new IllegalArgumentException("the model cannot be computed at the best fit");
      }

      BinnedCounts binned = binned(spectra.get(index), noticed, bins);
      double[] counts = binned.counts().clone();
      double[] variance = expected.clone();
      double[] beside = new double[binned.background().length];
      for (int i = 0; i < counts.length; i++) {
        if (binned.variance().length > 0) {
          variance[i] = binned.variance()[i];
        }

        if (binned.hasBackground()) {
          double ratio = binned.ratio()[i];
          double below = binned.background()[i];
          boolean stated = binned.backgroundVariance().length > 0;
          double spread = stated ? binned.backgroundVariance()[i] : below;
          beside[i] = below / ratio;
          counts[i] -= beside[i];
          // the source's own counting errors know of what was counted beside it
          variance[i] += spread / (ratio * ratio);
          variance[i] += binned.variance().length > 0 ? 0 : below / ratio;
        }
      }

      return new FoldedFit(
          edges(observation.response().channelMin(), noticed, bins, true),
          edges(observation.response().channelMax(), noticed, bins, false),
          observation.exposureS(),
          counts,
          beside,
          expected,
          new double[0],
          variance);
    }

    /** Of the first or of the last channel of each bin. */
    private static double[] edges(
        double[] channels, Notice.Range noticed, ChannelBins bins, boolean first) {
      double[] edges = new double[bins.bins()];
      Arrays.fill(edges, Double.NaN);
      for (int c = 0; c < bins.of().length; c++) {
        int bin = bins.of()[c];
        if (bin >= 0 && !(first && Double.isFinite(edges[bin]))) {
          edges[bin] = channels[noticed.first() + c];
        }
      }

      return edges;
    }

    private static double total(double[] counts, Notice.Range noticed) {
      return SimulatedCounts.total(Arrays.copyOfRange(counts, noticed.first(), noticed.end()));
    }

    private FitResult result(LikelihoodFit fit, int bins) {
      if (!Double.isFinite(fit.value())) {
        return none("not-finite", "the model cannot be computed at the start of the fit");
      }

      int n = free.parameters().size();
      double[] lower = new double[n];
      double[] upper = new double[n];
      double[] sigma = new double[n];
      String[] words = new String[n];
      Arrays.fill(lower, Double.NaN);
      Arrays.fill(upper, Double.NaN);
      Arrays.fill(sigma, Double.NaN);
      Arrays.fill(words, "");
      String status = "ok";
      String note = null;
      for (int i = 0, k = 0; i < n; i++) {
        if (free.parameters().get(i).setting() instanceof Setting.Free limits) {
          lower[i] = fit.lower()[k];
          upper[i] = fit.upper()[k];
          sigma[i] = fit.sigma()[k];
          words[i] = fit.words()[k];
          if (!words[i].isEmpty() && ErrorStatus.failed(words[i]) && status.equals("ok")) {
            status = "no-bounds";
            note = "the search for the bounds of %s failed".formatted(name(i));
          }

          double x = fit.theta()[k];
          if (x == limits.min() || x == limits.max()) {
            status = "at-limit";
            note = "%s is at its limit, %s".formatted(name(i), x);
          }

          k++;
        }
      }

      if (fit.ending() != Ending.CONVERGED && fit.ending() != Ending.STALLED) {
        status = "not-converged";
        note = fit.ending().toString();
      }

      SpectralModel best = free.at(fit.theta());
      double[] values = settings.derived.stream().mapToDouble(d -> d.of(best)).toArray();
      return result(
          free.values(fit.theta()),
          lower,
          upper,
          sigma,
          fit.value(),
          bins,
          words,
          values,
          status,
          note);
    }

    private String name(int i) {
      return free.parameters().get(i).name();
    }

    @Override
    public FitResult none(String status, String note) {
      double[] nothing = new double[free.parameters().size()];
      Arrays.fill(nothing, Double.NaN);
      String[] words = new String[nothing.length];
      Arrays.fill(words, "");
      double[] values = new double[settings.derived.size()];
      Arrays.fill(values, Double.NaN);
      return result(nothing, nothing, nothing, nothing, Double.NaN, 0, words, values, status, note);
    }

    private FitResult result(
        double[] values,
        double[] lower,
        double[] upper,
        double[] sigma,
        double statistic,
        int bins,
        String[] words,
        double[] derived,
        String status,
        String note) {
      List<FreeModel.Parameter> all = free.parameters();
      boolean[] isFree = new boolean[all.size()];
      for (int i = 0; i < isFree.length; i++) {
        isFree[i] = all.get(i).isFree();
      }

      return new FitResult(
          all.stream().map(FreeModel.Parameter::name).toArray(String[]::new),
          all.stream().map(FreeModel.Parameter::unit).toArray(String[]::new),
          values,
          lower,
          upper,
          sigma,
          isFree,
          statistic,
          settings.statistic.name(),
          bins,
          Math.max(0, bins - free.free().size()),
          words,
          derived,
          settings.derived,
          status,
          note);
    }
  }
}
