package org.calibrant.fit;

/** As {@link MovedObjective}, with the curvature AᵀHA, A = ∂x/∂z. */
final class MovedCurvedObjective extends MovedObjective implements CurvedObjective {
  private final CurvedObjective objective;
  private final double[] outer;
  private final double[] half;
  private final double[] column;
  private final double[] pulled;

  MovedCurvedObjective(CurvedObjective objective, Coordinates coordinates) {
    super(objective, coordinates);
    this.objective = objective;
    int n = coordinates.outer();
    int k = coordinates.inner();
    outer = new double[n * n];
    half = new double[n * k];
    column = new double[n];
    pulled = new double[k];
  }

  @Override
  public double curvature(double[] z, double[] out, double[] matrix) {
    int n = coordinates.outer();
    int k = coordinates.inner();
    coordinates.toOuter(z, point);
    double value = objective.curvature(point, gradient, outer);
    coordinates.pullBack(z, gradient, out);
    for (int i = 0; i < n; i++) {
      System.arraycopy(outer, i * n, column, 0, n);
      coordinates.pullBack(z, column, pulled);
      System.arraycopy(pulled, 0, half, i * k, k);
    }

    for (int j = 0; j < k; j++) {
      for (int i = 0; i < n; i++) {
        column[i] = half[i * k + j];
      }

      coordinates.pullBack(z, column, pulled);
      for (int i = 0; i < k; i++) {
        matrix[i * k + j] = pulled[i];
      }
    }

    return value;
  }
}
