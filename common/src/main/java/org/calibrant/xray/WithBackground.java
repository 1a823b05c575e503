package org.calibrant.xray;

import org.calibrant.core.InputFile;
import org.calibrant.core.Unit;

/**
 * An instrument whose observations have a background, and perhaps a correction: what is observed is
 * source, background and correction together. AREASCAL of the source region is 1.
 *
 * @param response the instrument
 * @param background OGIP spectrum of the background, with its exposure, AREASCAL and BACKSCAL
 * @param backExposure exposure of the background: as in the file, or what its rates are to be scaled
 *     to
 * @param backscal BACKSCAL of the source region
 * @param correction OGIP spectrum that is added whatever the model says, or none
 */
public record WithBackground(
    ResponseFiles response,
    InputFile background,
    @Unit("s") Duration backExposure,
    double backscal,
    CorrectionChoice correction)
    implements ResponseFiles {
  public WithBackground {
    Require.positive("backscal", backscal);
    if (response instanceof WithBackground) {
      throw new IllegalArgumentException("response has a background already");
    }

    if (correction instanceof CorrectionChoice.HeaderCorrection) {
      throw new IllegalArgumentException("correction: there is no header that could name a file");
    }
  }

  @Override
  public Response load() {
    return response.load();
  }

  @Override
  public Observation observation(double exposureS) {
    Response loaded = load();
    ObservedSpectra spectra = new ObservedSpectra();
    Background own = spectra.background(background, backscal, loaded);
    double seconds = backExposure.seconds(own.exposureS());
    double[] counts = SimulatedCounts.background(own, seconds);
    return new Observation(
        loaded,
        exposureS,
        new double[0],
        new Background(counts, new double[0], seconds, own.scale()),
        spectra.correction(background, correction, loaded));
  }
}
