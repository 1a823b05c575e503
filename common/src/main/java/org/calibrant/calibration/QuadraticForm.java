package org.calibrant.calibration;

import java.util.Arrays;

/** −½ (x − μ)ᵀ P (x − μ) of many points; owns its scratch arrays. */
final class QuadraticForm {
  private final int d;
  private final double[] mean;
  private final double[] precision;
  private double[] centred = new double[0];
  private double[] row = new double[0];

  QuadraticForm(double[] mean, double[] precision) {
    this.d = mean.length;
    this.mean = mean;
    this.precision = precision;
  }

  /** Writes {@code count} values, plus {@code constant} each. */
  void evaluate(double[] points, int stride, int count, double constant, double[] out) {
    if (row.length < count) {
      centred = new double[d * count];
      row = new double[count];
    }

    for (int i = 0; i < d; i++) {
      subtract(points, i * stride, mean[i], i * count, count);
    }

    Arrays.fill(out, 0, count, constant);
    for (int i = 0; i < d; i++) {
      times(precision[i * d], 0, count);
      for (int j = 1; j < d; j++) {
        addTimes(precision[i * d + j], j * count, count);
      }

      finish(i * count, count, out);
    }
  }

  private void subtract(double[] points, int from, double m, int to, int count) {
    for (int k = 0; k < count; k++) {
      centred[to + k] = points[from + k] - m;
    }
  }

  private void times(double p, int column, int count) {
    for (int k = 0; k < count; k++) {
      row[k] = p * centred[column + k];
    }
  }

  private void addTimes(double p, int column, int count) {
    for (int k = 0; k < count; k++) {
      row[k] += p * centred[column + k];
    }
  }

  private void finish(int column, int count, double[] out) {
    for (int k = 0; k < count; k++) {
      out[k] -= 0.5 * row[k] * centred[column + k];
    }
  }
}
