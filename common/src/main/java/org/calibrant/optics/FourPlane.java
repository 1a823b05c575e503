package org.calibrant.optics;

import java.util.List;
import java.util.Map;
import org.calibrant.core.Unit;
import org.calibrant.optics.wave.Apertures;

/**
 * Two mirrors, a relay and the detector. Up to the telescope's focus it is a {@link ThreePlane}; the
 * relay images that focus on the detector with a magnification m, so that the effective focal length is
 * m f and
 *
 * <pre>
 *   plate scale = pitch/(m f).
 * </pre>
 *
 * The relay is a thin element in the beam. Seen through the telescope it stands in the collimated space
 * of the first mirror, G_r times as large as it is, at the conjugate distance d_r: light goes there by
 * free space, is let through and delayed by the element, and goes back,
 *
 * <pre>
 *   P₃ = A(d_r)* [ T_r exp(i k opd_r) A(d_r) P₂ A(d_r)ᵀ ] A(d_r)ᴴ.
 * </pre>
 *
 * In the limits: a wide relay without aberrations leaves the three-plane image, with the relay's plate
 * scale; one in an image of the pupil (d_r = 0) multiplies the pupil; one conjugate to the second mirror
 * acts as that mirror does. The relay turns the image once more: a star at +x is imaged at +x.
 *
 * @param pupilPixels points across the first mirror
 * @param padding how many times as wide the grid between the elements is
 * @param primary the first mirror
 * @param holeM diameter of the hole in its middle, 0 for none
 * @param spider what shades it
 * @param secondary the second mirror
 * @param relay the relay
 */
public record FourPlane(
    int pupilPixels,
    int padding,
    Mirror primary,
    @Unit("m") double holeM,
    Spider spider,
    Secondary secondary,
    Relay relay)
    implements OpticalSystem {

  public FourPlane {
    Pupils.check(pupilPixels, primary, holeM);
    Pupils.checkPadding(pupilPixels, padding);
  }

  @Override
  public String scope() {
    return "four_plane";
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
    double[] third = Apertures.disc(pupilPixels, relay.diameterM(), relay.diameterM());
    Mirror lens = new Mirror(relay.diameterM(), new int[0], relay.surfaces());
    List<Element> elements =
        List.of(
            primary.element(Names.PRIMARY, pupilPixels, first, true),
            secondary
                .mirror()
                .element(Names.SECONDARY, pupilPixels, second, secondary.normalised()),
            lens.element(Names.RELAY, pupilPixels, third, relay.normalised()));
    return new Blueprint(
        pupilPixels,
        pupilPixels * padding,
        detector.pixels(),
        detector.oversample(),
        1,
        band.wavelengths(),
        band.spectrum().weights(band.wavelengths()),
        elements,
        new double[] {1, Double.NaN, relay.beamMagnification()},
        new double[] {0, Double.NaN, relay.conjugateM()},
        Pupils.unitPower(first));
  }
}
