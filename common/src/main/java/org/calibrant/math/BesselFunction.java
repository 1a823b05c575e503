package org.calibrant.math;

/**
 * Modified Bessel functions, scaled so that they neither overflow nor vanish.
 *
 * <p>Up to 1 the series of Abramowitz and Stegun, eq. 9.6.13, with q = x²/4 and the harmonic numbers
 * Hₖ:
 *
 * <pre>
 *   K₀(x) = −(ln(x/2) + γ) Σ qᵏ/(k!)² + Σ Hₖ qᵏ/(k!)²
 * </pre>
 *
 * Beyond, √x e^x K₀(x) as a polynomial in (x − 3)/(x + 1), which interpolates at Chebyshev nodes;
 * its coefficients were computed in 60 digits.
 */
public final class BesselFunction {
  private static final double EULER = 0.5772156649015329;
  private static final int TERMS = 11;
  private static final double[] I0 = new double[TERMS];
  private static final double[] HARMONIC = new double[TERMS];
  private static final double[] FAR = {
    1.2085585393824039,
    0.05190414200069995,
    -0.00904785430370246,
    0.0023443540383616024,
    -0.0005746200406164772,
    0.00016278282384305602,
    -4.352561024872352e-05,
    1.301058149043755e-05,
    -3.5911464513557478e-06,
    1.1249553709307915e-06,
    -3.1009517086887545e-07,
    1.0309182076384598e-07,
    -2.7097521529616173e-08,
    1.0079741023170381e-08,
    -2.4515872223003684e-09,
    9.759190480875032e-10,
    -8.322696770629892e-12,
    2.2505673175835275e-10,
    -1.0201554588342103e-10,
    -4.096528003473446e-11,
    3.443068000080339e-11,
    2.2964349455115336e-11
  };

  static {
    double factorialSquared = 1;
    double harmonic = 0;
    I0[0] = 1;
    for (int k = 1; k < TERMS; k++) {
      factorialSquared *= (double) k * k;
      harmonic += 1.0 / k;
      I0[k] = 1 / factorialSquared;
      HARMONIC[k] = harmonic / factorialSquared;
    }
  }

  private BesselFunction() {}

  /**
   * e^x K₀(x), relative error about 10⁻¹⁵.
   *
   * @param x positive; +∞ at 0, NaN below
   */
  public static double k0Scaled(double x) {
    if (x > 1) {
      // (x − 3)/(x + 1) in a form that stays 1 at +∞
      return Polynomial.at(FAR, 1 - 4 / (x + 1)) / Math.sqrt(x);
    }

    if (!(x > 0)) {
      return x == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }

    double q = 0.25 * x * x;
    double logarithm = Elementary.log(0.5 * x) + EULER;
    return Elementary.exp(x) * (Polynomial.at(HARMONIC, q) - logarithm * Polynomial.at(I0, q));
  }
}
