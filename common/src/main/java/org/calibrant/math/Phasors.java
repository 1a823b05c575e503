package org.calibrant.math;

/**
 * a e^(i k x) over arrays: sines and cosines in plain IEEE arithmetic, the same bits on every
 * processor and at every level of compilation, several times as fast as {@link StrictMath}. Errors
 * stay below 2⁻⁵² of the amplitude for |k x| ≤ 10⁶; beyond, {@link StrictMath} takes over.
 *
 * <p>Method: W. J. Cody and W. Waite, "Software Manual for the Elementary Functions" (1980),
 * reduction by π/2 in three parts; polynomials of fdlibm.
 */
public final class Phasors {
  private static final PhasorKernel KERNEL =
      VectorApi.choose(
          PhasorKernel.class, "org.calibrant.math.VectorPhasorKernel", PlainPhasorKernel::new);

  private Phasors() {}

  /**
   * re[at + j] + i im[at + j] = amplitude[i] e^(i k path[i]) for i = from + j &lt; to.
   *
   * @param k times {@code path} is the phase [rad]
   */
  public static void fill(
      double k,
      double[] path,
      double[] amplitude,
      int from,
      int to,
      double[] re,
      double[] im,
      int at) {
    KERNEL.fill(k, path, amplitude, from, to, re, im, at);
  }
}
