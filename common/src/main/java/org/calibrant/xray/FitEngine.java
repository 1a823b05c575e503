package org.calibrant.xray;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowKernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;

/**
 * Fits of observed spectra, one {@link FitRow} each: one spectrum or ten thousand. The driver holds
 * all spectra, and every worker process gets a copy: 8 bytes per channel and spectrum, as much again
 * for a background, and the matrices, each once.
 *
 * @param spectra what was observed, and with which instrument
 * @param notice channels that enter the fits
 * @param source the spectral model, and what a fit may change in it
 * @param fit how its parameters are found
 */
@KernelVersion(2)
public record FitEngine(SpectrumList spectra, Notice notice, Fittable source, SpectrumFit fit)
    implements Engine {

  @Override
  public void check() {
    source.check();
    fits();
  }

  @Override
  public void run(Workers workers) {
    Fits fits = fits();
    workers.write(Table.of(FitRow.class), new Numbers(fits.ids().size()), fits);
  }

  /** The parameters, as XSPEC's {@code show par} lists them. */
  @Override
  public List<String> description() {
    return source.free().lines();
  }

  /**
   * Reads the spectra again and folds models through their instruments.
   *
   * @param values all parameters of each spectrum, by its number, as the table has them
   * @return by the same numbers
   */
  public SortedMap<Long, FoldedFit> folded(SortedMap<Long, double[]> values) {
    SpectrumFit.SpectrumFits prepared = fits().fits();
    SortedMap<Long, FoldedFit> folded = new TreeMap<>();
    values.forEach((index, each) -> folded.put(index, prepared.folded(index.intValue(), each)));
    return folded;
  }

  private Fits fits() {
    List<SpectrumList.Spectrum> observed = spectra.load();
    return new Fits(
        observed.stream().map(SpectrumList.Spectrum::id).toList(),
        fit.prepare(observed, notice, source));
  }

  /** Spectra by number. */
  record Numbers(long size) implements Sweep<Long> {
    @Override
    public Long unit(long index) {
      return index;
    }
  }

  /** One fit per spectrum. */
  record Fits(List<String> ids, SpectrumFit.SpectrumFits fits) implements RowKernel<Long, FitRow> {
    Fits {
      ids = List.copyOf(ids);
    }

    @Override
    public Stream<FitRow> apply(Long index) {
      return Stream.of(row(index, fits.fit(index.intValue())));
    }

    @Override
    public Stream<FitRow> failed(Long index, String reason) {
      return Stream.of(row(index, fits.none("error", reason)));
    }

    @Override
    public List<String> explained(Long index, FitRow row) {
      return fits.explained(index.intValue());
    }

    private FitRow row(long index, FitResult fitted) {
      return new FitRow(
          index,
          ids.get((int) index),
          fitted.names(),
          fitted.units(),
          fitted.values(),
          fitted.lower(),
          fitted.upper(),
          fitted.free(),
          Double.isFinite(fitted.statistic()) ? (Double) fitted.statistic() : null,
          fitted.statisticName(),
          fitted.bins(),
          fitted.dof(),
          fitted.errorStatus(),
          fitted.status(),
          fitted.note(),
          fitted.sigma(),
          fitted.derivedValues().stream().map(DerivedValue::name).toArray(String[]::new),
          fitted.derivedValues().stream().map(DerivedValue::unit).toArray(String[]::new),
          fitted.derived());
    }
  }
}
