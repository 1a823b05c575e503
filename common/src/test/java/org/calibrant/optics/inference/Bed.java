package org.calibrant.optics.inference;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calibrant.optics.Band;
import org.calibrant.optics.Binary;
import org.calibrant.optics.Detector;
import org.calibrant.optics.Flat;
import org.calibrant.optics.Mirror;
import org.calibrant.optics.Observation;
import org.calibrant.optics.OpticalSystem;
import org.calibrant.optics.Secondary;
import org.calibrant.optics.Spider;
import org.calibrant.optics.ThreePlane;
import org.calibrant.optics.TwoPlane;
import org.calibrant.optics.telescope.Keys;
import org.calibrant.params.Numbers;
import org.calibrant.params.Parameters;
import org.calibrant.params.Value;

/** The test bed of the tests: a telescope of 9 cm, small. */
final class Bed {
  static final int[] NOLL = {4, 5, 6, 7, 8, 9, 10, 11};
  static final double[] M1 = {20, -15, 10, 5, -8, 12, -3, 7};
  static final double[] M2 = {-10, 6, 14, -4, 9, -2, 3, -11};

  private Bed() {}

  static Observation threePlane(int pupil, int pixels) {
    return new Observation(
        new Binary(),
        new ThreePlane(
            pupil,
            3,
            new Mirror(0.09, NOLL, List.of()),
            0.025,
            new Spider(4, 0.002, 45),
            new Secondary(new Mirror(0.025, NOLL, List.of()), true)),
        new Band(3, new Flat()),
        new Detector(pixels, 2, List.of()));
  }

  /** The smallest that has everything. */
  static Observation twoPlane() {
    OpticalSystem optics =
        new TwoPlane(
            32, new Mirror(0.09, new int[] {4, 5, 6}, List.of()), 0.025, new Spider(4, 0.002, 45));
    return new Observation(
        new Binary(), optics, new Band(2, new Flat()), new Detector(24, 2, List.of()));
  }

  static Value n(double... numbers) {
    return new Numbers(numbers);
  }

  /** What a configuration gives. */
  static Parameters parameters(Map<String, Value> more) {
    return new Parameters(Map.of(), List.of(), new TreeMap<>(more));
  }

  static Parameters threePlane(Map<String, Value> more) {
    Map<String, Value> values =
        new TreeMap<>(
            Map.of(
                Keys.M1_FOCAL_LENGTH, n(0.35796),
                Keys.M2_FOCAL_LENGTH, n(-0.041935),
                Keys.M1_M2_SEPARATION, n(0.32),
                Keys.PIXEL_PITCH, n(6.5e-6),
                Keys.WAVELENGTH, n(550e-9),
                Keys.BANDWIDTH, n(110e-9)));
    values.putAll(more);
    return parameters(values);
  }

  static Parameters twoPlane(Map<String, Value> more) {
    Map<String, Value> values =
        new TreeMap<>(
            Map.of(
                Keys.PLATE_SCALE, n(0.355),
                Keys.WAVELENGTH, n(550e-9),
                Keys.BANDWIDTH, n(110e-9),
                Keys.SEPARATION, n(3),
                Keys.POSITION_ANGLE, n(80),
                Keys.EXPOSURE_TIME, n(1e-3),
                Keys.M1_ZERNIKES, n(20, -15, 10)));
    values.putAll(more);
    return parameters(values);
  }
}
