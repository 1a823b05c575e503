package org.calibrant.optics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Limits in which a relay is known. */
class FourPlaneTest {
  private static final int N = 32;
  private static final int PIXELS = 24;

  /** Wide enough to hold the padded grid's corners. */
  private static final double WIDE = 10;

  private static FourPlane with(Secondary secondary, Relay relay) {
    return new FourPlane(
        N,
        3,
        new Mirror(Systems.D1, Systems.NOLL, List.of()),
        Systems.D2,
        new Spider(4, 0.002, 45),
        secondary,
        relay);
  }

  private static Secondary testbed() {
    return new Secondary(new Mirror(Systems.D2, Systems.NOLL, List.of()), true);
  }

  private static Secondary wide(int... noll) {
    return new Secondary(new Mirror(WIDE, noll, List.of()), true);
  }

  private static double[] image(OpticalSystem optics, double x, double y, double plateScale) {
    return image(optics, x, y, plateScale, Systems.M1_MIX, Systems.M2_MIX);
  }

  private static double[] image(
      OpticalSystem optics, double x, double y, double plateScale, double[] m1, double[] m2) {
    PsfModel model = Systems.observation(new SingleStar(), optics, 2, PIXELS, 2).model();
    double[] theta = Systems.theta(model, m1, m2);
    Systems.set(model, theta, Names.X, x);
    Systems.set(model, theta, Names.Y, y);
    Systems.set(model, theta, Names.PLATE_SCALE, plateScale);
    double[] image = new double[PIXELS * PIXELS];
    model.image(theta, image);
    return image;
  }

  private static double[] turned(double[] image) {
    double[] turned = new double[image.length];
    for (int i = 0; i < image.length; i++) {
      turned[i] = image[image.length - 1 - i];
    }

    return turned;
  }

  @Test
  void aWideRelayTurnsTheThreePlaneImage() {
    FourPlane optics = with(testbed(), new Relay(WIDE, 1, 0, List.of(), false));
    double[] found = image(optics, 0.7, -0.4, Systems.PLATE_SCALE);
    double[] three = image(Systems.testbed(N, 3), 0.7, -0.4, Systems.PLATE_SCALE);
    Goldens.assertClose(found, turned(three), 1e-13);
    Goldens.assertClose(
        image(
            with(testbed(), new Relay(WIDE, 1, 1.7, List.of(), true)),
            0.7,
            -0.4,
            Systems.PLATE_SCALE),
        found,
        1e-5); // free space there and back, but for the light that leaves the grid
  }

  /** plate = pitch/(m f): twice the magnification shows half the sky, pixel by pixel. */
  @Test
  void theMagnificationOfTheRelayScalesTheSky() {
    FourPlane optics = with(testbed(), new Relay(WIDE, 1, 0, List.of(), true));
    double[] once = image(optics, 0, 0, Systems.PLATE_SCALE);
    double[] twice = image(optics, 0, 0, Systems.PLATE_SCALE / 2);
    assertThat(centre(twice) / centre(once)).isBetween(0.25, 1.0);

    // a star as far from the axis in pixels is at half the angle
    double[] moved = image(optics, 2 * Systems.PLATE_SCALE, 0, Systems.PLATE_SCALE);
    double[] movedTwice = image(optics, 2 * Systems.PLATE_SCALE / 2, 0, Systems.PLATE_SCALE / 2);
    assertThat(centroid(moved)).isCloseTo(centroid(movedTwice), within(0.1));
    assertThat(centroid(moved) - centroid(once)).isCloseTo(2, within(0.1));
  }

  /** A tilt c of Noll 2 over a disc of diameter D is 4 c/D, whatever is tilted. */
  @Test
  void aTiltedRelayInAnImageOfThePupilMovesTheStar() {
    double diameter = 3 * Systems.D1;
    double tilt = 40e-9;
    FourPlane relay =
        with(
            wide(),
            new Relay(
                diameter / 7,
                7,
                0,
                List.of(new ZernikeSurface(Map.of("2", tilt / 1e-9, "3", -2 * tilt / 1e-9))),
                true));
    FourPlane none = with(wide(), new Relay(WIDE, 1, 0, List.of(), true));
    double angle = 4 * tilt / diameter / Train.ARCSEC;
    Goldens.assertClose(
        image(relay, 0.3, 0.1, Systems.PLATE_SCALE, Systems.M1_MIX, new double[0]),
        image(
            none, 0.3 - angle, 0.1 + 2 * angle, Systems.PLATE_SCALE, Systems.M1_MIX, new double[0]),
        1e-12);
  }

  @Test
  void aRelayConjugateToTheSecondMirrorActsAsThatMirror() {
    Map<String, Double> shape = Map.of("4", -10.0, "5", 6.0, "8", 9.0);
    FourPlane relay =
        with(
            wide(),
            new Relay(
                Systems.D2,
                Systems.G,
                Systems.SEPARATION * Systems.G,
                List.of(new ZernikeSurface(shape)),
                true));
    double[] m2 = {-10, 6, 0, 0, 9, 0, 0, 0};
    Goldens.assertClose(
        image(relay, 0.3, 0.1, Systems.PLATE_SCALE, Systems.M1_MIX, new double[0]),
        turned(image(Systems.testbed(N, 3), 0.3, 0.1, Systems.PLATE_SCALE, Systems.M1_MIX, m2)),
        1e-9);
  }

  private static double centre(double[] image) {
    return image[PIXELS / 2 * PIXELS + PIXELS / 2];
  }

  /** In x [pixel]. */
  private static double centroid(double[] image) {
    double sum = 0;
    double moment = 0;
    for (int i = 0; i < image.length; i++) {
      sum += image[i] * image[i];
      moment += image[i] * image[i] * (i % PIXELS);
    }

    return moment / sum;
  }
}
