package org.calibrant.math;

/**
 * Sine and cosine of πx in plain IEEE arithmetic: the same bits on every processor, in loops and in
 * kernels on the Vector API, which repeat these operations in this order. x is reduced exactly by its
 * nearest whole number; the rest, at most ½, goes into polynomials of least relative (sine) and absolute
 * (cosine) error, 1.4·10⁻¹⁶ and 4·10⁻¹⁸ before rounding.
 */
public final class Turns {
  /** sin(πx) = x (S0 + S1 x² + …) for |x| ≤ ½. */
  public static final double S0 = 3.1415926535897927;

  public static final double S1 = -5.167712780049753;
  public static final double S2 = 2.5501640398597765;
  public static final double S3 = -0.5992645287757095;
  public static final double S4 = 0.08214587825655009;
  public static final double S5 = -0.007370361071668179;
  public static final double S6 = 0.00046597761697805216;
  public static final double S7 = -2.1122952927771243e-05;

  /** cos(πx) = 1 + x² (C0 + C1 x² + …) for |x| ≤ ½. */
  public static final double C0 = -4.934802200544677;

  public static final double C1 = 4.058712126416545;
  public static final double C2 = -1.3352627688446643;
  public static final double C3 = 0.23533063014598507;
  public static final double C4 = -0.02580688886266555;
  public static final double C5 = 0.0019295568178393533;
  public static final double C6 = -0.00010456780724805126;
  public static final double C7 = 4.150750086318849e-06;

  /** Adding and taking it away rounds a number below 2⁵¹ to the nearest whole one, halves to even. */
  public static final double ROUNDER = 0x1.8p52;

  private Turns() {}

  /** sin(πx). */
  public static double sinPi(double x) {
    double whole = Math.rint(x);
    double sine = sine(x - whole);
    return isOdd(whole) ? -sine : sine;
  }

  /** cos(πx). */
  public static double cosPi(double x) {
    double whole = Math.rint(x);
    double cosine = cosine(x - whole);
    return isOdd(whole) ? -cosine : cosine;
  }

  /** sin(πd) for |d| ≤ ½. */
  public static double sine(double d) {
    double z = d * d;
    return d * (S0 + z * (S1 + z * (S2 + z * (S3 + z * (S4 + z * (S5 + z * (S6 + z * S7)))))));
  }

  /** cos(πd) for |d| ≤ ½. */
  public static double cosine(double d) {
    double z = d * d;
    return 1 + z * (C0 + z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * (C6 + z * C7)))))));
  }

  private static boolean isOdd(double whole) {
    double half = whole * 0.5;
    return half != Math.rint(half);
  }
}
