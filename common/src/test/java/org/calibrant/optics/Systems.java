package org.calibrant.optics;

import java.util.List;

/** Small systems for tests. */
final class Systems {
  static final double D1 = 0.09;
  static final double D2 = 0.025;
  static final double F1 = 0.35796;
  static final double F2 = -0.041935;
  static final double SEPARATION = 0.32;
  static final double PITCH = 6.5e-6;
  static final double G = 1 / (1 - SEPARATION / F1);
  static final double FOCAL_LENGTH = 1 / (1 / F1 + 1 / F2 - SEPARATION / (F1 * F2));
  static final double PLATE_SCALE = PITCH / FOCAL_LENGTH * 206264.80624709636;
  static final int[] NOLL = {4, 5, 6, 7, 8, 9, 10, 11};
  static final double[] M1_MIX = {20, -15, 10, 5, -8, 12, -3, 7};
  static final double[] M2_MIX = {-10, 6, 14, -4, 9, -2, 3, -11};

  private Systems() {}

  static ThreePlane testbed(int pupil, int padding) {
    return testbed(pupil, padding, List.of());
  }

  static ThreePlane testbed(int pupil, int padding, List<Surface> surfaces) {
    return new ThreePlane(
        pupil,
        padding,
        new Mirror(D1, NOLL, surfaces),
        D2,
        new Spider(4, 0.002, 45),
        new Secondary(new Mirror(D2, NOLL, List.of()), true));
  }

  static TwoPlane twoPlane(int pupil) {
    return new TwoPlane(pupil, new Mirror(D1, NOLL, List.of()), 0, new Spider(4, 0.002, -45));
  }

  static Observation observation(
      PointSources source, OpticalSystem optics, int wavelengths, int pixels, int oversample) {
    return new Observation(
        source,
        optics,
        new Band(wavelengths, new Flat()),
        new Detector(pixels, oversample, List.of()));
  }

  /** Values by name: aberrations as given, everything else of the testbed. */
  static double[] theta(PsfModel model, double[] m1, double[] m2) {
    double[] theta = new double[model.names().size()];
    for (int i = 0; i < theta.length; i++) {
      String name = model.names().get(i);
      int bracket = name.indexOf('[');
      int index =
          bracket < 0 ? 0 : Integer.parseInt(name.substring(bracket + 1, name.length() - 1));
      theta[i] =
          switch (bracket < 0 ? name : name.substring(0, bracket)) {
            case Names.PLATE_SCALE -> PLATE_SCALE;
            case Names.BEAM_MAGNIFICATION -> G;
            case Names.PROPAGATION_DISTANCE -> SEPARATION * G;
            case Names.WAVELENGTH -> 550e-9;
            case Names.BANDWIDTH -> 110e-9;
            case Names.PRIMARY -> m1[index];
            case Names.SECONDARY -> m2[index];
            default -> 0;
          };
    }

    return theta;
  }

  static void set(PsfModel model, double[] theta, String name, double value) {
    theta[model.names().indexOf(name)] = value;
  }
}
