package org.calibrant.diffraction;

/**
 * A block of Na × Nb × Nc cells: F = Π sin(πNh) / sin(πh), the interference function of N slits along
 * each axis. For N that is no whole number the distance of h from the nearest whole one is taken, so
 * that F is periodic and its derivative by N is continuous in N.
 */
public record Square() implements Shape {
  @Override
  public boolean isBlock() {
    return true;
  }

  @Override
  public void squared(double[] d, double[] cells, double[] reciprocal, double[] out) {
    double[] f = new double[3];
    double[] slope = new double[3];
    double[] byN = new double[3];
    for (int i = 0; i < 3; i++) {
      double n = cells[i];
      double value = SlitRatio.factor(n, d[i]);
      f[i] = value * value;
      slope[i] = 2 * value * SlitRatio.slope(n, d[i]);
      byN[i] = 2 * value * SlitRatio.byCells(n, d[i]);
    }

    out[0] = f[0] * f[1] * f[2];
    out[1] = slope[0] * f[1] * f[2];
    out[2] = f[0] * slope[1] * f[2];
    out[3] = f[0] * f[1] * slope[2];
    out[4] = 0;
    out[5] = 0;
    out[6] = 0;
    out[7] = byN[0] * f[1] * f[2];
    out[8] = f[0] * byN[1] * f[2];
    out[9] = f[0] * f[1] * byN[2];
  }
}
