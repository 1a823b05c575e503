package org.calibrant.diffraction;

/**
 * Axes of one's own; they are brought to length 1. A stated centre is x along fast, y along slow, from
 * the corner of the first pixel.
 *
 * @param beam where the beam goes
 * @param fast where the fast pixel index grows
 * @param slow where the slow one grows
 * @param normal of the detector, away from the sample
 * @param twoTheta axis of the detector's swing
 * @param polarisation reference for the polarisation; not along the beam
 * @param spindle axis of the crystal's rotation
 * @param pivot what the detector turns about
 */
public record Custom(
    double[] beam,
    double[] fast,
    double[] slow,
    double[] normal,
    double[] twoTheta,
    double[] polarisation,
    double[] spindle,
    Pivot pivot)
    implements Convention {

  public Custom {
    beam = direction("beam", beam);
    fast = direction("fast", fast);
    slow = direction("slow", slow);
    normal = direction("normal", normal);
    twoTheta = direction("two-theta", twoTheta);
    polarisation = direction("polarisation", polarisation);
    spindle = direction("spindle", spindle);
    if (Math.abs(Vec.dot(fast, slow)) > 1e-6
        || Math.abs(Vec.dot(fast, normal)) > 1e-6
        || Math.abs(Vec.dot(slow, normal)) > 1e-6) {
      throw new IllegalArgumentException("fast, slow and normal must be at right angles");
    }
  }

  private static double[] direction(String name, double[] vector) {
    Require.numbers(name, 3, vector);
    Require.positive("length of " + name, Vec.norm(vector));
    return Vec.unit(vector);
  }

  @Override
  public Frame frame() {
    return new Frame(beam, fast, slow, normal, twoTheta, polarisation, spindle);
  }

  @Override
  public double[] centre(double x, double y, double slowSize, double fastSize, double pixel) {
    return new double[] {Double.isNaN(y) ? slowSize / 2 : y, Double.isNaN(x) ? fastSize / 2 : x};
  }
}
