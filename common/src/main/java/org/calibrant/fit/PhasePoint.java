package org.calibrant.fit;

import org.calibrant.math.RandomStream;

/** A place and a momentum, with the potential and its slope there; H = U(x) + ½ p². */
final class PhasePoint {
  final double[] x;
  final double[] p;
  final double[] slope;
  double potential;

  PhasePoint(int n) {
    x = new double[n];
    p = new double[n];
    slope = new double[n];
  }

  static PhasePoint at(double[] start, Objective objective) {
    PhasePoint point = new PhasePoint(start.length);
    System.arraycopy(start, 0, point.x, 0, start.length);
    point.potential = objective.gradient(point.x, point.slope);
    return point;
  }

  void set(PhasePoint other) {
    System.arraycopy(other.x, 0, x, 0, x.length);
    System.arraycopy(other.p, 0, p, 0, p.length);
    System.arraycopy(other.slope, 0, slope, 0, slope.length);
    potential = other.potential;
  }

  PhasePoint copy() {
    PhasePoint copy = new PhasePoint(x.length);
    copy.set(this);
    return copy;
  }

  void drawMomentum(RandomStream stream) {
    for (int i = 0; i < p.length; i++) {
      p[i] = stream.normal();
    }
  }

  double energy() {
    double sum = 0;
    for (double component : p) {
      sum += component * component;
    }

    return potential + 0.5 * sum;
  }

  /** One leapfrog step; negative to go back in time. */
  void leap(Objective objective, double step) {
    for (int i = 0; i < p.length; i++) {
      p[i] -= 0.5 * step * slope[i];
      x[i] += step * p[i];
    }

    potential = objective.gradient(x, slope);
    for (int i = 0; i < p.length; i++) {
      p[i] -= 0.5 * step * slope[i];
    }
  }
}
