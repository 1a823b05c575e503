package org.calibrant.xray;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;

/**
 * Fits of observed spectra: one {@link FitRow} each.
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
    SpectrumList.Spectrum first = spectra.load().get(0);
    fit.unmodified(
        first.observation(), source, notice.of(first.observation().response()), NO_POINT);
  }

  @Override
  public void run(Workers workers) {
    List<SpectrumList.Spectrum> observed = spectra.load();
    workers.write(Table.of(FitRow.class), new Numbers(observed.size()), new Fits(observed, this));
  }

  /** Spectra by number. */
  record Numbers(long size) implements Sweep<Long> {
    @Override
    public Long unit(long index) {
      return index;
    }
  }

  /** One fit per spectrum. */
  record Fits(List<SpectrumList.Spectrum> spectra, FitEngine engine)
      implements RowKernel<Long, FitRow> {

    @Override
    public Stream<FitRow> apply(Long index) {
      SpectrumList.Spectrum spectrum = spectra.get(index.intValue());
      Observation observation = spectrum.observation();
      Notice.Range noticed = engine.notice.of(observation.response());
      TemperatureResult result =
          engine
              .fit
              .unmodified(observation, engine.source, noticed, NO_POINT)
              .open()
              .fit(Arrays.copyOfRange(spectrum.counts(), noticed.first(), noticed.end()));
      return Stream.of(row(index, result));
    }

    @Override
    public Stream<FitRow> failed(Long index, String reason) {
      return Stream.of(row(index, TemperatureResult.none(0, "error", reason)));
    }

    private FitRow row(long index, TemperatureResult fitted) {
      Source source = engine.source;
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
