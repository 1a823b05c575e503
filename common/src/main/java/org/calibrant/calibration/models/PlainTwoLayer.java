package org.calibrant.calibration.models;

/** The sub-steps in plain loops. */
final class PlainTwoLayer implements TwoLayerKernel {
  private static final double THIRD = 1.0 / 3;

  @Override
  public void advance(
      double[] x,
      double[] y,
      double[] f,
      double[] l,
      double[] g,
      double[] alpha,
      double[] beta,
      int lanes,
      int substeps) {
    for (int i = 0; i < substeps; i++) {
      for (int w = 0; w < lanes; w++) {
        double x1 = x[w];
        double y1 = y[w];
        double k1 = (f[w] + y1) - (l[w] - x1) * x1;
        double x2 = x1 + k1;
        double y2 = alpha[w] * y1 + beta[w] * x1;
        double k2 = (f[w] + y2) - (l[w] - x2) * x2;
        double x3 = x1 + k2;
        double y3 = (y1 - g[w] * y2) + beta[w] * x2;
        double k3 = (f[w] + y3) - (l[w] - x3) * x3;
        double double3 = k3 + k3;
        double x4 = x1 + double3;
        double u = beta[w] * x3 - g[w] * y3;
        double y4 = y1 + (u + u);
        double k4 = (f[w] + y4) - (l[w] - x4) * x4;
        x[w] = x1 + ((k1 + k4) + ((k2 + k2) + double3)) * THIRD;
        y[w] = (((y2 - y1) + (y3 + y3)) + (alpha[w] * y4 + beta[w] * x4)) * THIRD;
      }
    }
  }
}
