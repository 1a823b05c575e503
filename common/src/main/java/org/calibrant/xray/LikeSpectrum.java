package org.calibrant.xray;

import java.util.Arrays;
import org.calibrant.core.InputFile;
import org.calibrant.data.ogip.Ogip;
import org.calibrant.data.ogip.Pha;

/**
 * As an observed spectrum: its instrument, AREASCAL, BACKSCAL, grouping and quality; with errors that
 * are not Poisson (STAT_ERR and POISSERR = F) its errors, too, scaled by the root of the exposure.
 *
 * @param pha the observed spectrum
 * @param response the instrument
 * @param background the observed background
 * @param correction counts that are there whatever the model says
 * @param exposure of the simulated spectrum
 * @param backExposure of the simulated background
 */
public record LikeSpectrum(
    InputFile pha,
    ResponseChoice response,
    BackgroundChoice background,
    CorrectionChoice correction,
    Duration exposure,
    Duration backExposure)
    implements Template {

  @Override
  public SimulatedObservation load() {
    Pha file = Ogip.pha(pha);
    ObservedSpectra spectra = new ObservedSpectra();
    SpectrumList.Spectrum spectrum = spectra.read("", pha, response, background);
    double seconds = exposure.seconds(file.exposure());
    Observation as = spectrum.observation();
    Observation observation =
        new Observation(
            as.response(),
            seconds,
            as.areaScale(),
            as.background(),
            spectra.correction(file, pha, correction, as.response()));
    double stretch = Math.sqrt(seconds / file.exposure());
    double[] deviation =
        file.poissonErrors()
            ? new double[0]
            : Arrays.stream(spectrum.variance()).map(v -> stretch * Math.sqrt(v)).toArray();
    InputFile backFile = background.of(pha, file);
    Pha back = backFile == null ? null : Ogip.pha(backFile);
    String[] names = SimulatedObservation.names(response.of(pha, file));
    double ofFile = back == null ? seconds : back.exposure();
    return new SimulatedObservation(
        observation,
        backExposure.seconds(ofFile),
        compact(file.areaScale()),
        compact(file.backScale()),
        back == null ? new double[] {1} : compact(back.areaScale()),
        back == null ? new double[] {1} : compact(back.backScale()),
        deviation,
        spectrum.grouping(),
        spectrum.quality(),
        names[0],
        names[1]);
  }

  /** One element where all are equal. */
  private static double[] compact(double[] values) {
    boolean same = Arrays.stream(values).allMatch(v -> v == values[0]);
    return same ? new double[] {values[0]} : values;
  }
}
