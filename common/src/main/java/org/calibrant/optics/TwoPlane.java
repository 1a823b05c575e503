package org.calibrant.optics;

import java.util.List;
import java.util.Map;
import org.calibrant.core.Unit;

/**
 * One mirror and the detector in its focus: the focal field is the Fourier transform of the pupil. A
 * star at +x is imaged at +x. The plate scale is a parameter.
 *
 * @param pupilPixels points across the pupil
 * @param primary the mirror
 * @param holeM diameter of the hole in its middle, 0 for none
 * @param spider what shades it
 */
public record TwoPlane(int pupilPixels, Mirror primary, @Unit("m") double holeM, Spider spider)
    implements OpticalSystem {

  public TwoPlane {
    Pupils.check(pupilPixels, primary, holeM);
  }

  @Override
  public String scope() {
    return "two_plane";
  }

  @Override
  public Map<String, Double> dimensions() {
    return Map.of(Names.M1_DIAMETER, primary.diameterM());
  }

  @Override
  public Imaging open(Band band, Detector detector, int stars) {
    Blueprint blueprint = blueprint(Blueprints.shared(), band, detector);
    return new Train(blueprint, new OpticsLayout(blueprint), stars);
  }

  @Override
  public void check(Band band, Detector detector) {
    blueprint(Blueprints.shared(), band, detector);
  }

  Blueprint blueprint(Blueprints blueprints, Band band, Detector detector) {
    String digest = Pupils.digest(this, band, detector);
    return blueprints.of(digest, () -> built(band, detector));
  }

  private Blueprint built(Band band, Detector detector) {
    double[] transmission = Pupils.primary(pupilPixels, primary, holeM, spider);
    List<Element> elements =
        List.of(primary.element(Names.PRIMARY, pupilPixels, transmission, true));
    return new Blueprint(
        pupilPixels,
        pupilPixels,
        detector.pixels(),
        detector.oversample(),
        1,
        band.wavelengths(),
        band.spectrum().weights(band.wavelengths()),
        elements,
        new double[1],
        new double[1],
        Pupils.unitPower(transmission));
  }
}
