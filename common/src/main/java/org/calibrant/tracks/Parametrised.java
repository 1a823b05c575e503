package org.calibrant.tracks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.calibrant.core.Unit;

/**
 * Polynomials from one plane to another instead of steps: what deviates from the straight line is q/p
 * times a polynomial of (tx, ty, q/p), one for each bin of (x, y) at the start,
 *
 * <pre>
 *   x_f = x + tx (z_f − z) + q/p Σ c_ijk T_i(tx) T_j(ty) T_k(q/p),
 * </pre>
 *
 * and so for y, tx and ty, with T the Chebyshev polynomials on the ranges given. A bin learns its
 * coefficients when it is first asked: its teacher carries tracks from the centre of the bin at
 * Chebyshev nodes, and the sums at these nodes are the least-squares fit. What a bin learns depends on
 * the field, the teacher and these settings alone.
 *
 * @param startMm plane of the start
 * @param endMm plane of the end
 * @param xMm bins reach from −this to this in x
 * @param yMm bins reach from −this to this in y
 * @param binsX how many along x
 * @param binsY how many along y
 * @param slopeX largest |tx|
 * @param slopeY largest |ty|
 * @param leastGev smallest momentum
 * @param orderX order in tx
 * @param orderY order in ty
 * @param orderQop order in q/p
 * @param teacher the method that carries the tracks it learns from
 */
public record Parametrised(
    @Unit("mm") double startMm,
    @Unit("mm") double endMm,
    @Unit("mm") double xMm,
    @Unit("mm") double yMm,
    int binsX,
    int binsY,
    double slopeX,
    double slopeY,
    @Unit("GeV") double leastGev,
    int orderX,
    int orderY,
    int orderQop,
    Stepper teacher)
    implements Stepper {
  private static final Map<Lesson, AtomicReferenceArray<double[]>> LEARNT =
      new ConcurrentHashMap<>();
  private static final int MOST_BINS = 1000;
  private static final int HIGHEST_ORDER = 12;
  private static final double MEV_PER_GEV = 1000;
  private static final double[] UNTEACHABLE = {};

  /** What coefficients depend on. */
  private record Lesson(Parametrised method, MagneticField field) {}

  public Parametrised {
    Require.finite("start-mm", startMm);
    Require.finite("end-mm", endMm);
    Require.positive("x-mm", xMm);
    Require.positive("y-mm", yMm);
    requireBetween("bins-x", binsX, 1, MOST_BINS);
    requireBetween("bins-y", binsY, 1, MOST_BINS);
    Require.positive("slope-x", slopeX);
    Require.positive("slope-y", slopeY);
    Require.positive("least-gev", leastGev);
    requireBetween("order-x", orderX, 0, HIGHEST_ORDER);
    requireBetween("order-y", orderY, 0, HIGHEST_ORDER);
    requireBetween("order-qop", orderQop, 0, HIGHEST_ORDER);
  }

  private static void requireBetween(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d, was %d".formatted(name, least, most, value));
    }
  }

  @Override
  public Propagator in(MagneticField field) {
    return new Polynomials(
        this,
        field,
        LEARNT.computeIfAbsent(
            new Lesson(this, field), key -> new AtomicReferenceArray<>(binsX * binsY)));
  }

  /** As many nodes as make none of them q/p = 0, and one more than coefficients. */
  private static int nodes(int order) {
    return order + 2 + order % 2;
  }

  private static final class Polynomials implements Propagator {
    private final Parametrised method;
    private final MagneticField field;
    private final AtomicReferenceArray<double[]> learnt;
    private final double[] px;
    private final double[] py;
    private final double[] pq;
    private double z;
    private int steps;

    Polynomials(Parametrised method, MagneticField field, AtomicReferenceArray<double[]> learnt) {
      this.method = method;
      this.field = field;
      this.learnt = learnt;
      this.px = new double[method.orderX + 1];
      this.py = new double[method.orderY + 1];
      this.pq = new double[method.orderQop + 1];
    }

    @Override
    public Ending carry(double from, double to, double[] state) {
      z = from;
      steps = 0;
      if (from == to) {
        return Ending.OK;
      }

      int binX = bin(state[0], method.xMm, method.binsX);
      int binY = bin(state[1], method.yMm, method.binsY);
      double tx = state[2] / method.slopeX;
      double ty = state[3] / method.slopeY;
      double q = state[4] * method.leastGev * MEV_PER_GEV;
      boolean inRange = Math.abs(tx) <= 1 && Math.abs(ty) <= 1 && Math.abs(q) <= 1;
      if (from != method.startMm || to != method.endMm || binX < 0 || binY < 0 || !inRange) {
        return Ending.OUT_OF_RANGE;
      }

      double[] c = coefficients(binX, binY);
      if (c.length == 0) {
        return Ending.OUT_OF_RANGE;
      }

      chebyshev(tx, px);
      chebyshev(ty, py);
      chebyshev(q, pq);
      double way = to - from;
      double slopeX = state[2];
      double slopeY = state[3];
      state[0] += slopeX * way + state[4] * sum(c, 0);
      state[1] += slopeY * way + state[4] * sum(c, 1);
      state[2] += state[4] * sum(c, 2);
      state[3] += state[4] * sum(c, 3);
      z = to;
      steps = 1;
      return Lorentz.finite(state) ? Ending.OK : Ending.NON_FINITE;
    }

    private static int bin(double x, double half, int bins) {
      return Math.abs(x) <= half ? Math.min(bins - 1, (int) ((x + half) / (2 * half) * bins)) : -1;
    }

    private static void chebyshev(double x, double[] p) {
      p[0] = 1;
      for (int i = 1; i < p.length; i++) {
        p[i] = i == 1 ? x : 2 * x * p[i - 1] - p[i - 2];
      }
    }

    private double sum(double[] c, int output) {
      int at = output * px.length * py.length * pq.length;
      double sum = 0;
      for (double x : px) {
        for (double y : py) {
          double xy = x * y;
          for (double q : pq) {
            sum += c[at] * xy * q;
            at++;
          }
        }
      }

      return sum;
    }

    private double[] coefficients(int binX, int binY) {
      int bin = binX * method.binsY + binY;
      double[] c = learnt.get(bin);
      if (c == null) {
        c = lesson(binX, binY);
        learnt.set(bin, c); // two threads may learn the same, to the same bits
      }

      return c;
    }

    /** Tracks from the centre of a bin at all nodes; none if one does not arrive. */
    private double[] lesson(int binX, int binY) {
      int nx = nodes(method.orderX);
      int ny = nodes(method.orderY);
      int nq = nodes(method.orderQop);
      double x = (2 * (binX + 0.5) / method.binsX - 1) * method.xMm;
      double y = (2 * (binY + 0.5) / method.binsY - 1) * method.yMm;
      double way = method.endMm - method.startMm;
      Propagator teacher = method.teacher.in(field);
      int size = px.length * py.length * pq.length;
      double[] c = new double[4 * size];
      for (int i = 0; i < nx; i++) {
        for (int j = 0; j < ny; j++) {
          for (int k = 0; k < nq; k++) {
            double tx = node(i, nx) * method.slopeX;
            double ty = node(j, ny) * method.slopeY;
            double qop = node(k, nq) / (method.leastGev * MEV_PER_GEV);
            double[] state = {x, y, tx, ty, qop};
            if (teacher.carry(method.startMm, method.endMm, state) != Ending.OK) {
              return UNTEACHABLE;
            }

            double[] deviation = {
              (state[0] - x - tx * way) / qop,
              (state[1] - y - ty * way) / qop,
              (state[2] - tx) / qop,
              (state[3] - ty) / qop
            };
            learn(c, deviation, node(i, nx), node(j, ny), node(k, nq), 1.0 / (nx * ny * nq));
          }
        }
      }

      return c;
    }

    /** Adds one track's share: c_i = (2 − δ_i0) / n Σ f T_i over the nodes. */
    private void learn(double[] c, double[] f, double x, double y, double q, double share) {
      chebyshev(x, px);
      chebyshev(y, py);
      chebyshev(q, pq);
      int at = 0;
      for (double value : f) {
        for (int i = 0; i < px.length; i++) {
          for (int j = 0; j < py.length; j++) {
            for (int k = 0; k < pq.length; k++) {
              double weight = (i == 0 ? 1 : 2) * (j == 0 ? 1 : 2) * (k == 0 ? 1 : 2) * share;
              c[at] += weight * value * px[i] * py[j] * pq[k];
              at++;
            }
          }
        }
      }
    }

    private static double node(int i, int n) {
      return StrictMath.cos(Math.PI * (i + 0.5) / n);
    }

    @Override
    public int steps() {
      return steps;
    }

    @Override
    public double z() {
      return z;
    }
  }
}
