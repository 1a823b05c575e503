package org.calibrant.math;

/**
 * The normal distribution with mean 0 and standard deviation 1.
 *
 * <p>Source of the quantile: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal
 * distribution", Applied Statistics 37, 477 (1988), routine PPND16: relative error about 10⁻¹⁶.
 */
public final class StandardNormal {
  private static final double CENTRE_ENDS = 0.425;
  private static final double SHOULDER_ENDS = 5;

  private static final double[] CENTRE_ABOVE = {
    3.3871328727963665,
    133.14166789178438,
    1971.5909503065513,
    13731.69376550946,
    45921.95393154987,
    67265.7709270087,
    33430.57558358813,
    2509.0809287301227
  };

  private static final double[] CENTRE_BELOW = {
    1.0,
    42.31333070160091,
    687.1870074920579,
    5394.196021424751,
    21213.794301586597,
    39307.89580009271,
    28729.085735721943,
    5226.495278852854
  };

  private static final double[] SHOULDER_ABOVE = {
    1.4234371107496835,
    4.630337846156546,
    5.769497221460691,
    3.6478483247632045,
    1.2704582524523684,
    0.2417807251774506,
    0.022723844989269184,
    0.0007745450142783414
  };

  private static final double[] SHOULDER_BELOW = {
    1.0,
    2.053191626637759,
    1.6763848301838038,
    0.6897673349851,
    0.14810397642748008,
    0.015198666563616457,
    0.0005475938084995345,
    1.0507500716444169e-09
  };

  private static final double[] FAR_ABOVE = {
    6.657904643501103,
    5.463784911164114,
    1.7848265399172913,
    0.29656057182850487,
    0.026532189526576124,
    0.0012426609473880784,
    2.7115555687434876e-05,
    2.0103343992922881e-07
  };

  private static final double[] FAR_BELOW = {
    1.0,
    0.599832206555888,
    0.1369298809227358,
    0.014875361290850615,
    0.0007868691311456133,
    1.8463183175100548e-05,
    1.421511758316446e-07,
    2.0442631033899397e-15
  };

  private StandardNormal() {}

  /**
   * The value below which a fraction p lies: a rational function of p − ½ in the centre, and of √(−ln
   * p) in the tails.
   *
   * @param p from 0 (−∞) to 1 (+∞); NaN elsewhere
   */
  public static double quantile(double p) {
    double q = p - 0.5;
    if (Math.abs(q) <= CENTRE_ENDS) {
      return q * ratio(CENTRE_ABOVE, CENTRE_BELOW, 0.180625 - q * q);
    }

    if (!(p > 0 && p < 1)) {
      return p == 0 ? Double.NEGATIVE_INFINITY : p == 1 ? Double.POSITIVE_INFINITY : Double.NaN;
    }

    double r = Math.sqrt(-Elementary.log(q < 0 ? p : 1 - p));
    double tail =
        r <= SHOULDER_ENDS
            ? ratio(SHOULDER_ABOVE, SHOULDER_BELOW, r - 1.6)
            : ratio(FAR_ABOVE, FAR_BELOW, r - SHOULDER_ENDS);
    return q < 0 ? -tail : tail;
  }

  private static double ratio(double[] above, double[] below, double r) {
    return polynomial(above, r) / polynomial(below, r);
  }

  /** Degree 7, in pairs, so that products overlap. */
  private static double polynomial(double[] c, double r) {
    double square = r * r;
    double fourth = square * square;
    return ((c[0] + c[1] * r) + (c[2] + c[3] * r) * square)
        + ((c[4] + c[5] * r) + (c[6] + c[7] * r) * square) * fourth;
  }
}
