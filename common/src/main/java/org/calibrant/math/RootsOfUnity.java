package org.calibrant.math;

/** e^(2πi k/n), within an ulp, the same bits everywhere, with all symmetries of the circle exact. */
final class RootsOfUnity {
  private RootsOfUnity() {}

  /** Puts cosine and sine of 2π k / n to {@code out[at]} and {@code out[at + 1]}. */
  static void root(long k, long n, double[] out, int at) {
    long eighths = Math.floorMod(k, n) * 8; // the angle in units of 2π / (8 n)
    int octant = (int) (eighths / n);
    long rest = eighths - octant * n;
    boolean mirrored = (octant & 1) == 1;
    double angle = 2 * Math.PI * (mirrored ? n - rest : rest) / (8.0 * n); // 0 to π/4
    boolean diagonal = (mirrored ? n - rest : rest) == n; // both are √½ there, to the last bit
    double cos = diagonal ? FftKernel.ROOT : StrictMath.cos(angle);
    double sin = diagonal ? FftKernel.ROOT : StrictMath.sin(angle);
    boolean swapped = ((octant + 1) & 2) != 0; // octants 1, 2, 5, 6 lie about the sine's axis
    double c = swapped ? sin : cos;
    double s = swapped ? cos : sin;
    out[at] = octant >= 2 && octant < 6 ? 0 - c : c; // never -0
    out[at + 1] = octant >= 4 ? 0 - s : s;
  }
}
