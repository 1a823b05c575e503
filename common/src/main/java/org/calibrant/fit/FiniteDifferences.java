package org.calibrant.fit;

/**
 * Derivatives of residuals that do not know them: central differences, one-sided where a bound is in
 * the way. The step is ε^⅓ of the parameter's size or of its scale, whichever is larger; the error of
 * a central difference is about ε^⅔, 4 · 10⁻¹¹ of the scale of the residuals.
 */
public final class FiniteDifferences implements DifferentiableResiduals {
  private static final double STEP = 6.055454452393343e-6; // ε^⅓, ε = 2⁻⁵²

  private final Residuals residuals;
  private final double[] scale;
  private final Box box;
  private final double[] point;
  private final double[] above;
  private final double[] below;

  /**
   * @param residuals without derivatives
   * @param size m, the number of residuals
   * @param scale n typical sizes of the parameters, positive
   * @param box where parameters may go
   */
  public FiniteDifferences(Residuals residuals, int size, double[] scale, Box box) {
    for (double value : scale) {
      if (!(value > 0)) {
        throw new IllegalArgumentException("scale must be positive, was " + value);
      }
    }

    this.residuals = residuals;
    this.scale = scale.clone();
    this.box = box;
    this.point = new double[scale.length];
    this.above = new double[size];
    this.below = new double[size];
  }

  @Override
  public void at(double[] parameters, double[] out) {
    residuals.at(parameters, out);
  }

  @Override
  public void jacobian(double[] parameters, double[] out, double[] jacobian) {
    int n = point.length;
    System.arraycopy(parameters, 0, point, 0, n);
    for (int j = 0; j < n; j++) {
      double x = parameters[j];
      double step = STEP * Math.max(Math.abs(x), scale[j]);
      double up = box.inside(j, x + step);
      double down = box.inside(j, x - step);
      point[j] = up;
      residuals.at(point, above);
      point[j] = down;
      residuals.at(point, below);
      point[j] = x;
      for (int i = 0; i < above.length; i++) {
        jacobian[i * n + j] = up > down ? (above[i] - below[i]) / (up - down) : 0;
      }
    }
  }
}
