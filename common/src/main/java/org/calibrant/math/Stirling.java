package org.calibrant.math;

/**
 * Stirling's correction δ(x) in ln Γ(x + 1) = ½ ln(2πx) + x ln x − x + δ(x):
 *
 * <pre>
 *   δ(x) = 1/(12x) − 1/(360x³) + 1/(1260x⁵) − 1/(1680x⁷) + …
 * </pre>
 *
 * <p>Source: Abramowitz and Stegun, eq. 6.1.40 and 6.1.41.
 */
final class Stirling {
  /** From here on the series, to 1/x¹¹, is good to 10⁻¹⁶. */
  private static final int SERIES_BEGINS = 16;

  private static final double[] SMALL = small();

  private Stirling() {}

  /** δ(x) for a whole number x ≥ 1, to 10⁻¹⁵ absolute. */
  static double correction(double x) {
    return x < SERIES_BEGINS ? SMALL[(int) x] : series(x);
  }

  /** δ(x) for any x ≥ 16. */
  static double series(double x) {
    double y = 1 / (x * x);
    return (1.0 / 12
            - y
                * (1.0 / 360
                    - y * (1.0 / 1260 - y * (1.0 / 1680 - y * (1.0 / 1188 - y * 691.0 / 360360)))))
        / x;
  }

  /** Downwards by δ(n) = δ(n + 1) + (n + ½) ln(1 + 1/n) − 1. */
  private static double[] small() {
    double[] small = new double[SERIES_BEGINS];
    double above = series(SERIES_BEGINS);
    for (int n = SERIES_BEGINS - 1; n >= 1; n--) {
      above += (n + 0.5) * StrictMath.log1p(1.0 / n) - 1;
      small[n] = above;
    }

    return small;
  }
}
