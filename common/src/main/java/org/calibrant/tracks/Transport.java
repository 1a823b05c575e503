package org.calibrant.tracks;

/**
 * The derivatives of a state by the five numbers of its start, by the variational equations: with f the
 * slopes of the equation of motion and J the derivatives so far, each stage of a Runge–Kutta step is
 * differentiated as it stands,
 *
 * <pre>
 *   Kᵢ = ∂f/∂s Jᵢ + ∂f/∂(q/p) e₅ᵀ,   Jᵢ = J + h Σ aᵢⱼ Kⱼ,   J' = J + h Σ bᵢ Kᵢ
 * </pre>
 *
 * so that J is the derivative of what the method computes, not an approximation of that of the true
 * track. The fifth row, of q/p, is that of the unit matrix.
 */
final class Transport implements StepListener {
  /** Derivatives of (x, y, tx, ty) by (x, y, tx, ty, q/p). */
  static final int LENGTH = 20;

  private static final int COLUMNS = 5;

  private final Tableau tableau;
  private final FieldProbe field;
  private final double[] j;
  private final double[][] k;
  private final double[][] slopes;
  private final double[] stage = new double[LENGTH];
  private final double[] state = new double[4];
  private final double[] b = new double[3];
  private final double[] g = new double[6];
  private final double[] partial = new double[COLUMNS];

  /**
   * @param j receives the derivatives, row by row; the unit matrix is written to it
   */
  Transport(Tableau tableau, FieldProbe field, double[] j) {
    this.tableau = tableau;
    this.field = field;
    this.j = j;
    this.k = new double[tableau.stages()][LENGTH];
    this.slopes = new double[tableau.stages()][4];
    java.util.Arrays.fill(j, 0, LENGTH, 0);
    for (int i = 0; i < 4; i++) {
      j[i * COLUMNS + i] = 1;
    }
  }

  @Override
  public void step(double[] start, double z, double h) {
    double[][] a = tableau.a();
    for (int i = 0; i < tableau.stages(); i++) {
      for (int m = 0; m < 4; m++) {
        state[m] = start[m];
      }

      System.arraycopy(j, 0, stage, 0, LENGTH);
      for (int e = 0; e < i; e++) {
        add(h * a[i][e], slopes[e], state);
        add(h * a[i][e], k[e], stage);
      }

      differentiate(z + tableau.c()[i] * h, start[4], slopes[i], k[i]);
    }

    for (int i = 0; i < tableau.stages(); i++) {
      add(h * tableau.b()[i], k[i], j);
    }
  }

  private static void add(double factor, double[] from, double[] to) {
    for (int i = 0; i < to.length && i < from.length; i++) {
      to[i] += factor * from[i];
    }
  }

  /** Writes the slopes at the stage's state, and their derivatives by the start. */
  private void differentiate(double z, double qop, double[] slope, double[] derivative) {
    double x = state[0];
    double y = state[1];
    double tx = state[2];
    double ty = state[3];
    field.at(x, y, z, b);
    field.gradient(x, y, z, g);
    double n = Math.sqrt(1 + tx * tx + ty * ty);
    double kq = Lorentz.K * qop;
    double bendX = bendX(tx, ty, b, 0);
    double bendY = bendY(tx, ty, b, 0);
    slope[0] = tx;
    slope[1] = ty;
    slope[2] = kq * n * bendX;
    slope[3] = kq * n * bendY;
    for (int c = 0; c < COLUMNS; c++) {
      derivative[c] = stage[2 * COLUMNS + c];
      derivative[COLUMNS + c] = stage[3 * COLUMNS + c];
    }

    partial[0] = kq * n * bendX(tx, ty, g, 0);
    partial[1] = kq * n * bendX(tx, ty, g, 3);
    partial[2] = kq * (tx / n * bendX + n * (ty * b[0] - 2 * tx * b[1]));
    partial[3] = kq * (ty / n * bendX + n * (tx * b[0] + b[2]));
    partial[4] = Lorentz.K * n * bendX;
    row(derivative, 2);
    partial[0] = kq * n * bendY(tx, ty, g, 0);
    partial[1] = kq * n * bendY(tx, ty, g, 3);
    partial[2] = kq * (tx / n * bendY - n * (ty * b[1] + b[2]));
    partial[3] = kq * (ty / n * bendY + n * (2 * ty * b[0] - tx * b[1]));
    partial[4] = Lorentz.K * n * bendY;
    row(derivative, 3);
  }

  private static double bendX(double tx, double ty, double[] b, int o) {
    return tx * ty * b[o] - (1 + tx * tx) * b[o + 1] + ty * b[o + 2];
  }

  private static double bendY(double tx, double ty, double[] b, int o) {
    return (1 + ty * ty) * b[o] - tx * ty * b[o + 1] - tx * b[o + 2];
  }

  private void row(double[] derivative, int row) {
    for (int c = 0; c < COLUMNS; c++) {
      double sum = c == 4 ? partial[4] : 0;
      for (int m = 0; m < 4; m++) {
        sum += partial[m] * stage[m * COLUMNS + c];
      }

      derivative[row * COLUMNS + c] = sum;
    }
  }
}
