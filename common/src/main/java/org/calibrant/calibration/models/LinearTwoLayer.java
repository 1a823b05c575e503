package org.calibrant.calibration.models;

/**
 * The step of the two-layer model without state dependence. In a sub-step h Runge–Kutta's method of
 * fourth order applied to u' = A u + b F is
 *
 * <pre>
 *   u ← R u + S b F,   R = 1 + M + M²/2 + M³/6 + M⁴/24,   S = h (1 + M/2 + M²/6 + M³/24),   M = h A,
 * </pre>
 *
 * and n of them are u ← Rⁿ u + (1 + R + … + Rⁿ⁻¹) S b F: six numbers per run.
 */
final class LinearTwoLayer {
  private final double[][] map;

  LinearTwoLayer(int lanes) {
    map = new double[lanes][6];
  }

  void prepare(int w, double[][] parameters, double h, int substeps) {
    double exchange = parameters[2][w] * parameters[3][w];
    double surface = parameters[4][w];
    double mixing = h * parameters[3][w] / parameters[5][w];
    double[] m = {
      -h * (parameters[0][w] + exchange) / surface, h * exchange / surface, mixing, -mixing
    };
    double[] m2 = product(m, m);
    double[] m3 = product(m2, m);
    double[] m4 = product(m2, m2);
    double[] r = new double[4];
    double[] s = new double[4];
    for (int i = 0; i < 4; i++) {
      double one = i == 0 || i == 3 ? 1 : 0;
      r[i] = one + (m[i] + (m2[i] / 2 + (m3[i] / 6 + m4[i] / 24)));
      s[i] = h * (one + (m[i] / 2 + (m2[i] / 6 + m3[i] / 24)));
    }

    double[] power = {1, 0, 0, 1};
    double[] sum = new double[4];
    for (int k = 0; k < substeps; k++) {
      for (int i = 0; i < 4; i++) {
        sum[i] += power[i];
      }

      power = product(power, r);
    }

    double[] forced = product(sum, s);
    double[] row = map[w];
    System.arraycopy(power, 0, row, 0, 4);
    row[4] = forced[0] / surface;
    row[5] = forced[2] / surface;
  }

  void advance(int w, double forcing, double[] surface, double[] deep) {
    double[] row = map[w];
    double ts = surface[w];
    double td = deep[w];
    surface[w] = row[0] * ts + row[1] * td + row[4] * forcing;
    deep[w] = row[2] * ts + row[3] * td + row[5] * forcing;
  }

  private static double[] product(double[] a, double[] b) {
    return new double[] {
      a[0] * b[0] + a[1] * b[2],
      a[0] * b[1] + a[1] * b[3],
      a[2] * b[0] + a[3] * b[2],
      a[2] * b[1] + a[3] * b[3]
    };
  }
}
