package org.calibrant.diffraction;

/**
 * Frozen mosaic domains: domain m is turned about its axis n by the angle t σ, with σ the mosaic
 * spread.
 *
 * @param axes n of each domain, of length 1
 * @param factors t of each domain
 * @param single whether σ is rounded to single precision first, as the C program does
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Domains(double[][] axes, double[] factors, boolean single) {

  int count() {
    return factors.length;
  }

  /** The rotation of domain m, row by row. */
  double[] rotation(int m, double spreadDeg) {
    double spread = Vec.rad(spreadDeg);
    return Vec.rotation(axes[m], factors[m] * (single ? (float) spread : spread));
  }

  /** The derivative of a rotated vector v with respect to the spread is u × v [deg⁻¹]: u = rad(1) t n. */
  double[] axis(int m) {
    return Vec.scaled(axes[m], Vec.rad(factors[m]));
  }
}
