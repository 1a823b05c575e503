package org.calibrant.math;

/**
 * The error function and its complement,
 *
 * <pre>
 *   erf x = 2/√π ∫₀ˣ e^−t² dt,   erfc x = 1 − erf x.
 * </pre>
 *
 * <p>Up to ½, erf x = x P(8x² − 1); beyond, erfc x = e^−x² Q(s) / (x + 3) with s = (x − 4)/(x + 3).
 * P and Q interpolate at Chebyshev nodes; their coefficients were computed in 60 digits. Relative
 * errors are below 10⁻¹⁵ wherever the result is a normal number.
 */
public final class ErrorFunction {
  private static final double NEAR = 0.5;
  private static final double[] P = {
    1.0830752376761712,
    -0.043642058886697886,
    0.0016130716680617082,
    -4.762336934519552e-05,
    1.151603779519474e-06,
    -2.3472289797042594e-08,
    4.1270252134730293e-10,
    -6.37686858732805e-12,
    8.777299809787717e-14
  };

  private static final double[] Q = {
    0.9589962033754297,
    -0.6277955952806215,
    0.34605620908994783,
    -0.1559665497802925,
    0.05413190824959074,
    -0.012338549339282946,
    0.0005752799031635192,
    0.0007631143557396786,
    -0.00023152726876380554,
    -2.5286293001418126e-05,
    2.764279505731527e-05,
    -6.858081633282615e-07,
    -3.1790685800302223e-06,
    2.78023628867354e-07,
    4.0849008139437637e-07,
    -3.9941442167461e-08,
    -5.9454019351853516e-08,
    3.569874818207554e-09,
    9.15568254384774e-09,
    -4.0746091488481585e-11,
    -1.2637137033102038e-09,
    -2.9435608485835106e-11,
    1.0762223252527951e-10
  };

  private ErrorFunction() {}

  /** erf x: −1 at −∞, 1 at +∞. */
  public static double erf(double x) {
    double size = Math.abs(x);
    if (size <= NEAR) {
      return x * Polynomial.at(P, 8 * x * x - 1);
    }

    double erf = 1 - complement(size);
    return x < 0 ? -erf : erf;
  }

  /** erfc x = 1 − erf x, without cancellation for large x: 2 at −∞, 0 at +∞. */
  public static double erfc(double x) {
    if (Math.abs(x) <= NEAR) {
      return 1 - erf(x);
    }

    return x < 0 ? 2 - complement(-x) : complement(x);
  }

  /** erfc x for x &gt; ½; e^−x² as the product of two, the first with an exact exponent. */
  private static double complement(double x) {
    if (x > 28) {
      return 0;
    }

    double high = Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xFFFFFFFFF8000000L);
    double gaussian = Elementary.exp(-high * high) * Elementary.exp(-(x - high) * (x + high));
    return gaussian * (Polynomial.at(Q, (x - 4) / (x + 3)) / (x + 3));
  }
}
