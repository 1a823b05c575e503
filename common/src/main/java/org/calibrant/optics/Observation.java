package org.calibrant.optics;

import java.io.Serializable;
import java.util.function.Predicate;

/**
 * What is looked at, through what, with what: the description of a {@link PsfModel}.
 *
 * @param source the stars
 * @param optics what stands between them and the detector
 * @param band the colours
 * @param detector the pixels
 */
public record Observation(PointSources source, OpticalSystem optics, Band band, Detector detector)
    implements Serializable {

  /** A model for one thread, with all derivatives. */
  public PsfModel model() {
    return model(name -> true);
  }

  /**
   * A model for one thread.
   *
   * @param differentiated whether a name's entry of a gradient is wanted; the others are 0. Plate
   *     scale, wavelengths and distances cost transforms of their own.
   */
  public PsfModel model(Predicate<String> differentiated) {
    return new GraphModel(this, differentiated);
  }

  /** Names all that arrays are computed from: SHA-256 of the canonical text of the structure. */
  public String structure() {
    return Pupils.digest(optics, band, detector);
  }

  /** Opens what the model is made of and refuses what does not fit. */
  public void check() {
    optics.check(band, detector);
    for (DetectorEffect effect : detector.effects()) {
      effect.open(
          effect.isFine() ? detector.focalPixels() : detector.pixels(),
          effect.isFine() ? detector.oversample() : 1);
    }
  }
}
