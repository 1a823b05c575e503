package org.calibrant.tracks;

/**
 * The equation of motion, by z:
 *
 * <pre>
 *   dx/dz = tx,  dy/dz = ty,  N = √(1 + tx² + ty²)
 *   dtx/dz = K q/p N [ tx ty B_x − (1 + tx²) B_y + ty B_z ]
 *   dty/dz = K q/p N [ (1 + ty²) B_x − tx ty B_y − tx B_z ]
 * </pre>
 *
 * An instance is one track's: it holds what it computed last.
 */
final class Lorentz {
  /** The speed of light: K in (mm T)⁻¹ MeV, for p in MeV/c and q in units of e. */
  static final double K = 0.299792458;

  private final FieldProbe field;
  private final double[] b = new double[3];
  private double curvature;

  /** dtx/dz at the last {@link #at}. */
  double ax;

  /** dty/dz at the last {@link #at}. */
  double ay;

  /** Why the field was unknown when it first was since {@link #start}; null if it never was. */
  private Ending unknown;

  Lorentz(FieldProbe field) {
    this.field = field;
  }

  /** Begins a track of this q/p [MeV⁻¹]. */
  void start(double qop) {
    curvature = K * qop;
    unknown = null;
  }

  void at(double x, double y, double z, double tx, double ty) {
    field.at(x, y, z, b);
    again(tx, ty);
  }

  /** With other slopes at the point of the last {@link #at}. */
  void again(double tx, double ty) {
    double bx = b[0];
    double by = b[1];
    double bz = b[2];
    if (Double.isNaN(by) && unknown == null) {
      unknown = field.unknown();
    }

    double xx = 1 + tx * tx;
    double yy = ty * ty;
    double xy = tx * ty;
    double n = curvature * Math.sqrt(xx + yy);
    ax = n * (xy * bx - xx * by + ty * bz);
    ay = n * ((1 + yy) * bx - xy * by - tx * bz);
  }

  /** |K q/p B_y| at the last {@link #at} [mm⁻¹]. */
  double bending() {
    return Math.abs(curvature * b[1]);
  }

  /** Forgets that the field was unknown: the step that asked for it does not count. */
  void forget() {
    unknown = null;
  }

  static boolean finite(double[] state) {
    return Double.isFinite(state[0] + state[1] + state[2] + state[3]);
  }

  /**
   * Whether a step changed a slope t by more than half of 1 + |t|. The turning point, where slopes by
   * z have no meaning, is then about as near as the step is long: the track curls, and what a step
   * beyond it yields is no state.
   */
  static boolean turned(double tx, double ty, double[] after) {
    return Math.abs(after[2] - tx) > 0.5 * (1 + Math.abs(tx))
        || Math.abs(after[3] - ty) > 0.5 * (1 + Math.abs(ty));
  }

  /** Why a state is not finite. */
  Ending lost() {
    return unknown == null ? Ending.NON_FINITE : unknown;
  }
}
