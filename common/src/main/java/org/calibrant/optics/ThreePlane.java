package org.calibrant.optics;

import java.util.List;
import java.util.Map;
import org.calibrant.core.Unit;
import org.calibrant.optics.wave.Apertures;

/**
 * Two mirrors and the detector, with diffraction between the mirrors: from the first mirror light goes a
 * distance d to the second one, in the collimated space of the first, where the second is G times as
 * large; from there back by −d, and by a Fourier transform to the detector. The image is turned by 180°:
 * a star at +x is imaged at −x.
 *
 * <p>Plate scale, G and d are numbers that follow from focal lengths, separation and pitch.
 *
 * @param pupilPixels points across the first mirror
 * @param padding how many times as wide the grid between the mirrors is; ⌈G D₂/D₁⌉ holds the second
 *     mirror whole, less is a faster, declared approximation
 * @param primary the first mirror
 * @param holeM diameter of the hole in its middle, 0 for none
 * @param spider what shades it
 * @param secondary the second mirror
 */
public record ThreePlane(
    int pupilPixels,
    int padding,
    Mirror primary,
    @Unit("m") double holeM,
    Spider spider,
    Secondary secondary)
    implements OpticalSystem {

  public ThreePlane {
    Pupils.check(pupilPixels, primary, holeM);
    Pupils.checkPadding(pupilPixels, padding);
  }

  @Override
  public String scope() {
    return "three_plane";
  }

  @Override
  public Map<String, Double> dimensions() {
    return Map.of(
        Names.M1_DIAMETER, primary.diameterM(), Names.M2_DIAMETER, secondary.mirror().diameterM());
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
    double[] first = Pupils.primary(pupilPixels, primary, holeM, spider);
    double width = secondary.mirror().diameterM();
    double[] second = Apertures.disc(pupilPixels, width, width);
    List<Element> elements =
        List.of(
            primary.element(Names.PRIMARY, pupilPixels, first, true),
            secondary
                .mirror()
                .element(Names.SECONDARY, pupilPixels, second, secondary.normalised()));
    return new Blueprint(
        pupilPixels,
        pupilPixels * padding,
        detector.pixels(),
        detector.oversample(),
        -1,
        band.wavelengths(),
        band.spectrum().weights(band.wavelengths()),
        elements,
        new double[] {1, Double.NaN},
        new double[] {0, Double.NaN},
        Pupils.unitPower(first));
  }
}
