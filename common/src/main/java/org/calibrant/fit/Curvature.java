package org.calibrant.fit;

/** The inverse Hessian as BFGS knows it from its last steps (two-loop recursion of Nocedal). */
final class Curvature {
  private static final double LEAST = 1e-10;

  private final int n;
  private final double[][] s;
  private final double[][] y;
  private final double[] rho;
  private final double[] alpha;
  private int first;
  private int size;

  Curvature(int memory, int n) {
    this.n = n;
    s = new double[memory][n];
    y = new double[memory][n];
    rho = new double[memory];
    alpha = new double[memory];
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
    first = 0;
  }

  /** Takes a step from a to b, if the function bends upwards along it. */
  void learn(double[] a, double[] b, double[] slopeA, double[] slopeB) {
    double bend = 0;
    double steps = 0;
    double turns = 0;
    for (int i = 0; i < n; i++) {
      double step = b[i] - a[i];
      double turn = slopeB[i] - slopeA[i];
      bend += step * turn;
      steps += step * step;
      turns += turn * turn;
    }

    if (!(bend > LEAST * Math.sqrt(steps * turns))) {
      return;
    }

    int slot = (first + size) % s.length;
    if (size == s.length) {
      first = (first + 1) % s.length;
    } else {
      size++;
    }

    for (int i = 0; i < n; i++) {
      s[slot][i] = b[i] - a[i];
      y[slot][i] = slopeB[i] - slopeA[i];
    }

    rho[slot] = 1 / bend;
  }

  /** Replaces v by H v. */
  void apply(double[] v) {
    for (int k = size - 1; k >= 0; k--) {
      int slot = (first + k) % s.length;
      alpha[slot] = rho[slot] * dot(s[slot], v);
      add(v, -alpha[slot], y[slot]);
    }

    if (size > 0) {
      int newest = (first + size - 1) % s.length;
      double scale = 1 / (rho[newest] * dot(y[newest], y[newest]));
      for (int i = 0; i < n; i++) {
        v[i] *= scale;
      }
    }

    for (int k = 0; k < size; k++) {
      int slot = (first + k) % s.length;
      add(v, alpha[slot] - rho[slot] * dot(y[slot], v), s[slot]);
    }
  }

  private double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += a[i] * b[i];
    }

    return sum;
  }

  private void add(double[] v, double factor, double[] w) {
    for (int i = 0; i < n; i++) {
      v[i] += factor * w[i];
    }
  }
}
