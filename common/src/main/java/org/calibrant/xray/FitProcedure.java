package org.calibrant.xray;

import java.util.List;

/** How temperatures are found from spectra. */
public interface FitProcedure extends SpectrumFit {

  /**
   * Prepares fits that assume an unmodified configuration and model. What is costly is done here,
   * once; the fitter then serves any number of spectra.
   *
   * @param point the grid point, for models that depend on it
   */
  Fitter unmodified(Observation assumed, Source source, Notice.Range noticed, double[] point);

  /**
   * Prepares the sanity fits, which assume the configuration and model the spectra were made with
   * and must recover the truth.
   *
   * @param like the fitter of the unmodified configuration, whose knowledge may serve as a start
   */
  Fitter modified(
      Observation assumed, Source source, Notice.Range noticed, double[] point, Fitter like);

  /** Temperature fits of observed spectra. */
  @Override
  default SpectrumFits prepare(
      List<SpectrumList.Spectrum> spectra, Notice notice, Fittable source) {
    return TemperatureFits.of(this, spectra, notice, source);
  }
}
