package org.calibrant.diffraction;

import static org.calibrant.math.Turns.C0;
import static org.calibrant.math.Turns.C1;
import static org.calibrant.math.Turns.C2;
import static org.calibrant.math.Turns.C3;
import static org.calibrant.math.Turns.C4;
import static org.calibrant.math.Turns.C5;
import static org.calibrant.math.Turns.C6;
import static org.calibrant.math.Turns.C7;
import static org.calibrant.math.Turns.ROUNDER;
import static org.calibrant.math.Turns.S0;
import static org.calibrant.math.Turns.S1;
import static org.calibrant.math.Turns.S2;
import static org.calibrant.math.Turns.S3;
import static org.calibrant.math.Turns.S4;
import static org.calibrant.math.Turns.S5;
import static org.calibrant.math.Turns.S6;
import static org.calibrant.math.Turns.S7;

/** The loops as loops. */
final class PlainBlockKernel implements BlockKernel {
  private static final double TWO_PI = 2 * Math.PI;

  @Override
  public void intensity(
      double[] lattice, Slits[] slits, double[] rays, int at, double[] scratch, double[] out) {
    System.arraycopy(rays, at + 3 * TILE, scratch, 0, TILE);
    for (int axis = 0; axis < 3; axis++) {
      multiply(lattice, 3 * axis, slits[axis], rays, at, scratch);
    }

    for (int i = 0; i < TILE; i++) {
      out[i] += scratch[i];
    }
  }

  private static void multiply(
      double[] lattice, int row, Slits slits, double[] rays, int at, double[] product) {
    double a = lattice[row];
    double b = lattice[row + 1];
    double c = lattice[row + 2];
    boolean polynomial = slits.isPolynomial();
    boolean even = polynomial && slits.isEven();
    for (int i = 0; i < TILE; i++) {
      double h = a * rays[at + i] + b * rays[at + TILE + i] + c * rays[at + 2 * TILE + i];
      double d = h - ((h + ROUNDER) - ROUNDER);
      double f;
      if (polynomial) {
        double s = sine(d);
        double y = s * s;
        double p = sum(slits.terms(), slits.isShort(), y);
        f = even ? p * p * (1 - y) : p * p;
      } else {
        double value = SlitRatio.factor(slits.n(), d);
        f = value * value;
      }

      product[i] = product[i] * f;
    }
  }

  @Override
  public void slopes(
      double[] lattice,
      Slits[] slits,
      double[] rays,
      int at,
      double[] scratch,
      double[] out,
      double[] slopes,
      int to) {
    for (int axis = 0; axis < 3; axis++) {
      factors(lattice, 3 * axis, slits[axis], rays, at, scratch, 2 * axis * TILE);
    }

    for (int i = 0; i < TILE; i++) {
      double w = rays[at + 3 * TILE + i];
      double fa = scratch[i] * w;
      double fb = scratch[2 * TILE + i];
      double fc = scratch[4 * TILE + i];
      double ab = fa * fb;
      out[i] += ab * fc;
      slopes[to + i] = scratch[TILE + i] * (w * (fb * fc));
      slopes[to + TILE + i] = scratch[3 * TILE + i] * (fa * fc);
      slopes[to + 2 * TILE + i] = scratch[5 * TILE + i] * ab;
    }
  }

  private static void factors(
      double[] lattice, int row, Slits slits, double[] rays, int at, double[] factors, int to) {
    double a = lattice[row];
    double b = lattice[row + 1];
    double c = lattice[row + 2];
    boolean polynomial = slits.isPolynomial();
    boolean even = polynomial && slits.isEven();
    for (int i = 0; i < TILE; i++) {
      double h = a * rays[at + i] + b * rays[at + TILE + i] + c * rays[at + 2 * TILE + i];
      double d = h - ((h + ROUNDER) - ROUNDER);
      if (polynomial) {
        double s = sine(d);
        double y = s * s;
        double p = sum(slits.terms(), slits.isShort(), y);
        double q = sum(slits.slopes(), slits.isShort(), y);
        double rise = s * cosine(d);
        double square = p * p;
        double product = p * q;
        factors[to + i] = even ? square * (1 - y) : square;
        factors[to + TILE + i] =
            even ? rise * (product * (1 - y) - TWO_PI * square) : rise * product;
      } else {
        double f = SlitRatio.factor(slits.n(), d);
        factors[to + i] = f * f;
        factors[to + TILE + i] = 2 * f * SlitRatio.slope(slits.n(), d);
      }
    }
  }

  /** A polynomial of y by Horner's rule; a short one has three terms. */
  private static double sum(double[] c, boolean isShort, double y) {
    return isShort
        ? c[0] + y * (c[1] + y * c[2])
        : c[0] + y * (c[1] + y * (c[2] + y * (c[3] + y * c[4])));
  }

  private static double sine(double d) {
    double z = d * d;
    return d * (S0 + z * (S1 + z * (S2 + z * (S3 + z * (S4 + z * (S5 + z * (S6 + z * S7)))))));
  }

  private static double cosine(double d) {
    double z = d * d;
    return 1 + z * (C0 + z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * (C6 + z * C7)))))));
  }

  @Override
  public void gather(double[] slopes, int from, double[] levers, int at, double[] sums, int to) {
    for (int axis = 0; axis < 3; axis++) {
      int s = from + axis * TILE;
      for (int k = 0; k < 3; k++) {
        int q = at + k * TILE;
        int lane = to + (3 * axis + k) * LANES;
        for (int i = 0; i < TILE; i++) {
          sums[lane + i % LANES] += slopes[s + i] * levers[q + i];
        }
      }
    }
  }

  @Override
  public void project(
      double[] slopes,
      int from,
      double[] levers,
      int at,
      double[] d,
      int dAt,
      double[] out,
      int to) {
    for (int i = 0; i < TILE; i++) {
      double x = levers[at + i];
      double y = levers[at + TILE + i];
      double z = levers[at + 2 * TILE + i];
      double a = d[dAt] * x + d[dAt + 1] * y + d[dAt + 2] * z;
      double b = d[dAt + 3] * x + d[dAt + 4] * y + d[dAt + 5] * z;
      double c = d[dAt + 6] * x + d[dAt + 7] * y + d[dAt + 8] * z;
      out[to + i] +=
          slopes[from + i] * a + slopes[from + TILE + i] * b + slopes[from + 2 * TILE + i] * c;
    }
  }

  @Override
  public void turn(
      double[] lattice,
      double[] slopes,
      int from,
      double[] levers,
      int at,
      double[] axes,
      int axesAt,
      double[] out) {
    for (int i = 0; i < TILE; i++) {
      double x = levers[at + i];
      double y = levers[at + TILE + i];
      double z = levers[at + 2 * TILE + i];
      double a = slopes[from + i];
      double b = slopes[from + TILE + i];
      double c = slopes[from + 2 * TILE + i];
      double gx = a * lattice[0] + b * lattice[3] + c * lattice[6];
      double gy = a * lattice[1] + b * lattice[4] + c * lattice[7];
      double gz = a * lattice[2] + b * lattice[5] + c * lattice[8];
      double tx = gy * z - gz * y;
      double ty = gz * x - gx * z;
      double tz = gx * y - gy * x;
      for (int k = 0; k < TURNS; k++) {
        int u = axesAt + 3 * k;
        out[k * TILE + i] += tx * axes[u] + ty * axes[u + 1] + tz * axes[u + 2];
      }
    }
  }

  @Override
  public void product(
      double[] weights, double[] u, int uAt, double[] v, int vAt, double[] sums, int to) {
    for (int i = 0; i < TILE; i++) {
      sums[to + i % LANES] += weights[i] * u[uAt + i] * v[vAt + i];
    }
  }
}
