package org.calibrant.calibration.models;

/**
 * Runge–Kutta sub-steps of the two-layer model, many runs side by side. With q half a sub-step,
 *
 * <pre>
 *   x = (q a/C_s) T_s,   e = q ε η/C_s,   y = e (q a/C_s) T_d,
 *   f = q/C_s (q a/C_s) F,   l = q (λ₀ + ε η)/C_s,   g = q η/C_d
 * </pre>
 *
 * the equations become q dx/dt = f + y − (l − x) x and q dy/dt = g (e x − y), which has the fewest
 * operations. Of the arguments α = 1 − g and β = g e are passed.
 */
interface TwoLayerKernel {

  /** Runs that are advanced together: arrays have a multiple of so many elements. */
  int TOGETHER = 32;

  /**
   * Advances x and y, in place.
   *
   * @param lanes a multiple of {@link #TOGETHER}
   * @param substeps how many sub-steps
   */
  void advance(
      double[] x,
      double[] y,
      double[] f,
      double[] l,
      double[] g,
      double[] alpha,
      double[] beta,
      int lanes,
      int substeps);
}
