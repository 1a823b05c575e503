package org.calibrant.diffraction;

/**
 * Where the pixels are [m]. The point at f along fast and s along slow from the corner of the first
 * pixel is
 *
 * <pre>
 *   r = corner + f fast + s slow.
 * </pre>
 *
 * <p>With the pivot at the beam, corner = −F f − S s + D b with the turned axes f, s: the direct beam
 * keeps its place. With the pivot at the sample, −F f − S s + Δ o with the axes before they turn, turned
 * as a whole; Δ = |b·o′| D, with o′ the turned normal, is the close distance. The solid angle takes the
 * distance corner·o′.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Placement(
    double[] corner,
    double[] fast,
    double[] slow,
    double[] normal,
    double close,
    double[] alongDistance,
    double[] alongCentreSlow,
    double[] alongCentreFast) {
  private static final double M_PER_MM = 1e-3;

  /**
   * @param distanceMm instead of the detector's own
   * @param centreSlowMm instead of the detector's own
   * @param centreFastMm instead of the detector's own
   */
  static Placement of(
      Detector detector, double distanceMm, double centreSlowMm, double centreFastMm) {
    Frame frame = detector.convention().frame();
    double[] turn = detector.rotationDeg();
    double[] rotation =
        Vec.product(
            Vec.rotation(frame.twoTheta(), Vec.rad(detector.twoThetaDeg())),
            Vec.rotation(Vec.rad(turn[0]), Vec.rad(turn[1]), Vec.rad(turn[2])));
    double[] fast = Vec.times(rotation, frame.fast());
    double[] slow = Vec.times(rotation, frame.slow());
    double[] normal = Vec.times(rotation, frame.normal());
    double s = centreSlowMm * M_PER_MM;
    double f = centreFastMm * M_PER_MM;
    double d = distanceMm * M_PER_MM;
    double[] away =
        detector.pivot() == Pivot.BEAM
            ? frame.beam()
            : Vec.scaled(normal, Math.abs(Vec.dot(frame.beam(), normal)));
    double[] corner = Vec.sum(-f, fast, -s, slow, d, away);
    return new Placement(
        corner,
        fast,
        slow,
        normal,
        Vec.dot(corner, normal),
        Vec.scaled(away, M_PER_MM),
        Vec.scaled(slow, -M_PER_MM),
        Vec.scaled(fast, -M_PER_MM));
  }

  /** Refuses a detector whose plane holds the sample or lies behind it. */
  Placement inFront() {
    if (!(close > 0)) {
      throw new IllegalArgumentException(
          "the detector's plane must lie in front of the sample, was at "
              + close / M_PER_MM
              + " mm");
    }

    return this;
  }
}
