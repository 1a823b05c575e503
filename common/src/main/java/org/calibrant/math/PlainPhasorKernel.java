package org.calibrant.math;

/** Phasors one after the other. */
final class PlainPhasorKernel implements PhasorKernel {

  @Override
  public void fill(
      double k,
      double[] path,
      double[] amplitude,
      int from,
      int to,
      double[] re,
      double[] im,
      int at) {
    for (int i = from; i < to; i++) {
      int o = at + i - from;
      double x = k * path[i];
      double a = amplitude[i];
      if (!(Math.abs(x) <= LARGEST)) {
        re[o] = a * StrictMath.cos(x);
        im[o] = a * StrictMath.sin(x);
        continue;
      }

      double shifted = x * TWO_OVER_PI + ROUNDER;
      double q = shifted - ROUNDER;
      long n = Double.doubleToRawLongBits(shifted);
      double r = ((x - q * HALF_PI_1) - q * HALF_PI_2) - q * HALF_PI_3;
      double z = r * r;
      double s = r + z * r * (S1 + z * (S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)))));
      double c = 1 - (0.5 * z - z * z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6))))));
      boolean swapped = (n & 1) != 0;
      double sin = swapped ? c : s;
      double cos = swapped ? s : c;
      im[o] = a * ((n & 2) != 0 ? -sin : sin);
      re[o] = a * (((n + 1) & 2) != 0 ? -cos : cos);
    }
  }
}
