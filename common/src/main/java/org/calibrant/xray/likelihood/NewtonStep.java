package org.calibrant.xray.likelihood;

import org.calibrant.fit.Box;
import org.calibrant.math.Cholesky;

/** Solutions of (H + λ diag H) s = r over the parameters that may move. */
final class NewtonStep {
  private final int n;
  private final double[] matrix;
  private final int[] free;
  private int count;

  NewtonStep(int n) {
    this.n = n;
    this.matrix = new double[n * n];
    this.free = new int[n];
  }

  /**
   * Chooses who may move: neither held nor at a bound that the gradient pushes against, nor without
   * any effect.
   *
   * @param held a parameter that may not, or −1
   */
  void choose(Surface.Point point, Box box, int held) {
    count = 0;
    for (int k = 0; k < n; k++) {
      double x = point.theta()[k];
      boolean down = box.inside(k, Math.nextDown(x)) == x && point.gradient()[k] >= 0;
      boolean up = box.inside(k, Math.nextUp(x)) == x && point.gradient()[k] <= 0;
      if (k != held && !down && !up && point.hessian()[k * n + k] > 0) {
        free[count++] = k;
      }
    }
  }

  int free() {
    return count;
  }

  boolean moves(int k) {
    for (int i = 0; i < count; i++) {
      if (free[i] == k) {
        return true;
      }
    }

    return false;
  }

  /** Factors H + λ diag H, scaled to a unit diagonal; false if it is singular. */
  boolean factor(Surface.Point point, double damping) {
    double[] h = point.hessian();
    for (int i = 0; i < count; i++) {
      for (int j = 0; j <= i; j++) {
        int k = free[i];
        int l = free[j];
        double scaled = h[k * n + l] / Math.sqrt(h[k * n + k]) / Math.sqrt(h[l * n + l]);
        matrix[i * count + j] = i == j ? 1 + damping : scaled;
      }
    }

    return count == 0 || Cholesky.factor(matrix, count);
  }

  /** Solves for right-hand side r, in place; elements of parameters that do not move become 0. */
  void solve(Surface.Point point, double[] r) {
    double[] scaled = new double[count];
    for (int i = 0; i < count; i++) {
      scaled[i] = r[free[i]] / Math.sqrt(point.hessian()[free[i] * n + free[i]]);
    }

    if (count > 0) {
      Cholesky.solve(matrix, count, scaled);
    }

    java.util.Arrays.fill(r, 0);
    for (int i = 0; i < count; i++) {
      r[free[i]] = scaled[i] / Math.sqrt(point.hessian()[free[i] * n + free[i]]);
    }
  }
}
