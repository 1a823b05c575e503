package org.calibrant.fit;

/** ½ (x − c)ᵀ A (x − c). */
record Quadratic(double[] matrix, double[] centre) implements CurvedObjective {
  @Override
  public double value(double[] point) {
    return gradient(point, new double[centre.length]);
  }

  @Override
  public boolean hasGradient() {
    return true;
  }

  @Override
  public double gradient(double[] point, double[] out) {
    int n = centre.length;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      out[i] = 0;
      for (int j = 0; j < n; j++) {
        out[i] += matrix[i * n + j] * (point[j] - centre[j]);
      }

      sum += 0.5 * out[i] * (point[i] - centre[i]);
    }

    return sum;
  }

  @Override
  public double curvature(double[] point, double[] gradient, double[] out) {
    System.arraycopy(matrix, 0, out, 0, matrix.length);
    return gradient(point, gradient);
  }
}
