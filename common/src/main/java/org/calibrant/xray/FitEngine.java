package org.calibrant.xray;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;

/**
 * Fits of observed spectra: one {@link FitRow} each. The driver holds all spectra, and every worker
 * process gets a copy: 8 bytes per channel and spectrum.
 *
 * @param spectra what was observed, and with which instrument
 * @param notice channels that enter the fits
 * @param source the spectral model
 * @param fit how its parameters are found
 */
@KernelVersion(1)
public record FitEngine(SpectrumList spectra, Notice notice, Source source, FitProcedure fit)
    implements Engine {

  private static final double[] NO_POINT = {};

  @Override
  public void check() {
    source.check();
    fits();
  }

  @Override
  public void run(Workers workers) {
    Fits fits = fits();
    workers.write(Table.of(FitRow.class), new Numbers(fits.spectra().size()), fits);
  }

  private Fits fits() {
    List<SpectrumList.Spectrum> observed = spectra.load();
    Map<Observation, Prepared> prepared = new LinkedHashMap<>();
    for (SpectrumList.Spectrum spectrum : observed) {
      prepared.computeIfAbsent(spectrum.observation(), this::prepared);
    }

    List<Prepared> own =
        observed.stream().map(spectrum -> prepared.get(spectrum.observation())).toList();
    return new Fits(source, observed, own);
  }

  private Prepared prepared(Observation observation) {
    Notice.Range noticed = notice.of(observation.response());
    return new Prepared(noticed, fit.unmodified(observation, source, noticed, NO_POINT));
  }

  /** What the spectra of one observation have in common. */
  record Prepared(Notice.Range noticed, Fitter fitter) implements Serializable {}

  /** Spectra by number. */
  record Numbers(long size) implements Sweep<Long> {
    @Override
    public Long unit(long index) {
      return index;
    }
  }

  /** One fit per spectrum. */
  record Fits(Source source, List<SpectrumList.Spectrum> spectra, List<Prepared> prepared)
      implements RowKernel<Long, FitRow> {

    @Override
    public Stream<FitRow> apply(Long index) {
      SpectrumList.Spectrum spectrum = spectra.get(index.intValue());
      Notice.Range noticed = prepared.get(index.intValue()).noticed();
      double[] counts = Arrays.copyOfRange(spectrum.counts(), noticed.first(), noticed.end());
      return Stream.of(row(index, prepared.get(index.intValue()).fitter().open().fit(counts)));
    }

    @Override
    public Stream<FitRow> failed(Long index, String reason) {
      return Stream.of(row(index, TemperatureResult.none(0, "error", reason)));
    }

    private FitRow row(long index, TemperatureResult fitted) {
      return new FitRow(
          index,
          spectra.get((int) index).id(),
          new String[] {source.temperatureName(), source.normName()},
          new String[] {"keV", source.normUnit()},
          new double[] {fitted.temperature(), fitted.norm()},
          new double[] {fitted.lower(), Double.NaN},
          new double[] {fitted.upper(), Double.NaN},
          new boolean[] {true, true},
          Double.isFinite(fitted.statistic()) ? (Double) fitted.statistic() : null,
          "cstat",
          fitted.bins(),
          fitted.dof(),
          new String[] {fitted.errorStatus(), ""},
          fitted.status(),
          fitted.note());
    }
  }
}
