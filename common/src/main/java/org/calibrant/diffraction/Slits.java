package org.calibrant.diffraction;

import java.io.Serializable;

/**
 * The interference function of N slits as a polynomial of y = sin²(πh): for odd N
 *
 * <pre>
 *   sin(Nx) / sin x = P(y),   for even N   sin(Nx) / sin x = cos x · P(y),
 * </pre>
 *
 * by the recurrence sin((n+1)x) = 2 cos x sin(nx) − sin((n−1)x). For N = 5 it is 5 − 20y + 16y². Neither
 * a division nor a pole; made for up to nine slits. More, or N that is no whole number, are left to the
 * ratio of sines.
 *
 * @param n N
 * @param isEven whether N is even, kept since the remainder of a double is slow
 * @param terms coefficients of P, lowest first, as many as {@link #TERMS}; empty for the ratio
 * @param slopes coefficients of 4π dP/dy: with them d(P²)/dh = sin(πh) cos(πh) P · Σ slopesᵢ yⁱ
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Slits(double n, boolean isEven, double[] terms, double[] slopes) implements Serializable {
  static final int TERMS = 5;
  private static final int MOST = 2 * TERMS - 1;

  static Slits of(double n) {
    boolean whole = n == Math.rint(n) && n <= MOST;
    return whole ? polynomial((int) n) : ratio(n);
  }

  /** As a ratio of sines, for any N. */
  static Slits ratio(double n) {
    return new Slits(n, n % 2 == 0, new double[0], new double[0]);
  }

  private static Slits polynomial(int n) {
    double[] before = new double[TERMS + 1];
    double[] now = new double[TERMS + 1];
    now[0] = 1; // N = 1
    for (int k = 2; k <= n; k++) {
      double[] next = new double[TERMS + 1];
      for (int i = 0; i < TERMS; i++) {
        // cos x P, times 2 cos x, is 2 (1 − y) P
        next[i] += 2 * now[i] - before[i];
        if (k % 2 == 1) {
          next[i + 1] -= 2 * now[i];
        }
      }

      before = now;
      now = next;
    }

    double[] terms = java.util.Arrays.copyOf(now, TERMS);
    double[] slopes = new double[TERMS];
    for (int i = 1; i < TERMS; i++) {
      slopes[i - 1] = 4 * Math.PI * (i * terms[i]);
    }

    return new Slits(n, n % 2 == 0, terms, slopes);
  }

  boolean isPolynomial() {
    return terms.length > 0;
  }

  /** Whether the last two terms are zero: N up to 6. */
  boolean isShort() {
    return isPolynomial() && terms[3] == 0 && terms[4] == 0;
  }
}
