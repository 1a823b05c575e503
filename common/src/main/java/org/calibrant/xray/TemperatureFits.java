package org.calibrant.xray;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.core.Explanation;

/**
 * A {@link FitProcedure} for observed spectra: those with one instrument and exposure share a
 * fitter. Backgrounds are not looked at.
 */
record TemperatureFits(Source source, List<SpectrumList.Spectrum> spectra, List<Prepared> prepared)
    implements SpectrumFit.SpectrumFits {
  private static final double[] NO_POINT = {};

  /** What the spectra of one observation have in common. */
  record Prepared(Notice.Range noticed, Fitter fitter) implements java.io.Serializable {}

  private record Key(Response response, double exposureS) {}

  static TemperatureFits of(
      FitProcedure procedure,
      List<SpectrumList.Spectrum> spectra,
      Notice notice,
      Fittable fittable) {
    if (!(fittable instanceof Source source)) {
      throw new IllegalArgumentException(
          "a fit of kind %s needs a source with a temperature, as ThermalSource, found %s"
              .formatted(
                  procedure.getClass().getSimpleName(), fittable.getClass().getSimpleName()));
    }

    Map<Key, Prepared> known = new HashMap<>();
    List<Prepared> own = new ArrayList<>();
    for (SpectrumList.Spectrum spectrum : spectra) {
      Observation observed = spectrum.observation();
      if (observed.areaScale().length > 0) {
        throw new IllegalArgumentException(
            "spectrum %s has an AREASCAL other than 1, which needs a fit of kind ModelFit"
                .formatted(spectrum.id()));
      }

      Key key = new Key(observed.response(), observed.exposureS());
      own.add(
          known.computeIfAbsent(
              key,
              k -> {
                Observation alone = new Observation(k.response(), k.exposureS());
                Notice.Range noticed = notice.of(k.response());
                return new Prepared(
                    noticed, procedure.unmodified(alone, source, noticed, NO_POINT));
              }));
    }

    return new TemperatureFits(source, spectra, own);
  }

  @Override
  public FitResult fit(int index) {
    Notice.Range noticed = prepared.get(index).noticed();
    double[] counts =
        Arrays.copyOfRange(spectra.get(index).counts(), noticed.first(), noticed.end());
    return result(prepared.get(index).fitter().open().fit(counts));
  }

  @Override
  public List<String> explained(int index) {
    Notice.Range noticed = prepared.get(index).noticed();
    double[] counts =
        Arrays.copyOfRange(spectra.get(index).counts(), noticed.first(), noticed.end());
    return new Explanation()
        .with("exposure", spectra.get(index).observation().exposureS(), "s")
        .with("noticed channels", (long) counts.length, "")
        .with("counts in the noticed channels", SimulatedCounts.total(counts), "count")
        .lines();
  }

  @Override
  public FoldedFit folded(int index, double[] values) {
    Notice.Range noticed = prepared.get(index).noticed();
    SpectrumList.Spectrum spectrum = spectra.get(index);
    Observation observation = spectrum.observation();
    Observation alone = new Observation(observation.response(), observation.exposureS());
    double[] expected = new double[noticed.size()];
    new ExpectedCounts(alone, noticed).of(source.unmodified(values[0], NO_POINT), expected);
    for (int c = 0; c < expected.length; c++) {
      expected[c] *= values[1] / source.normValue();
    }

    double[] counts = Arrays.copyOfRange(spectrum.counts(), noticed.first(), noticed.end());
    return FoldedFit.ofChannels(
        observation, noticed, counts, NO_POINT, expected, NO_POINT, expected);
  }

  @Override
  public FitResult none(String status, String note) {
    return result(TemperatureResult.none(0, status, note));
  }

  private FitResult result(TemperatureResult fitted) {
    return new FitResult(
        new String[] {source.temperatureName(), source.normName()},
        new String[] {"keV", source.normUnit()},
        new double[] {fitted.temperature(), fitted.norm()},
        new double[] {fitted.lower(), Double.NaN},
        new double[] {fitted.upper(), Double.NaN},
        new double[] {Double.NaN, Double.NaN},
        new boolean[] {true, true},
        fitted.statistic(),
        "cstat",
        fitted.bins(),
        fitted.dof(),
        new String[] {fitted.errorStatus(), ""},
        new double[0],
        List.of(),
        fitted.status(),
        fitted.note());
  }
}
