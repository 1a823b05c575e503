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

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops on the Vector API: the operations of {@link PlainBlockKernel} in the same order, several
 * rays at once. Polynomials of up to six slits, the usual case, have loops of their own; other crystals
 * go the plain way. Reductions keep eight partial sums whatever the width.
 */
public final class VectorBlockKernel implements BlockKernel {
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() > LANES
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();
  private static final double TWO_PI = 2 * Math.PI;

  private final BlockKernel plain = new PlainBlockKernel();

  public VectorBlockKernel() {}

  @Override
  public void intensity(
      double[] lattice, Slits[] slits, double[] rays, int at, double[] scratch, double[] out) {
    if (!(slits[0].isShort() && slits[1].isShort() && slits[2].isShort())) {
      plain.intensity(lattice, slits, rays, at, scratch, out);
      return;
    }

    multiply(lattice, 0, slits[0], rays, at, rays, at + 3 * TILE, scratch);
    multiply(lattice, 3, slits[1], rays, at, scratch, 0, scratch);
    multiply(lattice, 6, slits[2], rays, at, scratch, 0, scratch);
    for (int i = 0; i < TILE; i += WIDTH) {
      DoubleVector.fromArray(SPECIES, out, i)
          .add(DoubleVector.fromArray(SPECIES, scratch, i))
          .intoArray(out, i);
    }
  }

  private static void multiply(
      double[] lattice,
      int row,
      Slits slits,
      double[] rays,
      int at,
      double[] from,
      int fromAt,
      double[] product) {
    if (slits.isEven()) {
      multiplyEven(lattice, row, slits, rays, at, from, fromAt, product);
    } else {
      multiplyOdd(lattice, row, slits, rays, at, from, fromAt, product);
    }
  }

  private static void multiplyOdd(
      double[] lattice,
      int row,
      Slits slits,
      double[] rays,
      int at,
      double[] from,
      int fromAt,
      double[] product) {
    double a = lattice[row];
    double b = lattice[row + 1];
    double c = lattice[row + 2];
    double t0 = slits.terms()[0];
    double t1 = slits.terms()[1];
    double t2 = slits.terms()[2];
    DoubleVector s7 = DoubleVector.broadcast(SPECIES, S7);
    DoubleVector u2 = DoubleVector.broadcast(SPECIES, t2);
    for (int i = 0; i < TILE; i += WIDTH) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, rays, at + i);
      DoubleVector y = DoubleVector.fromArray(SPECIES, rays, at + TILE + i);
      DoubleVector z = DoubleVector.fromArray(SPECIES, rays, at + 2 * TILE + i);
      DoubleVector h = x.mul(a).add(y.mul(b)).add(z.mul(c));
      DoubleVector d = h.sub(h.add(ROUNDER).sub(ROUNDER));
      DoubleVector e = d.mul(d);
      DoubleVector s =
          s7.mul(e)
              .add(S6)
              .mul(e)
              .add(S5)
              .mul(e)
              .add(S4)
              .mul(e)
              .add(S3)
              .mul(e)
              .add(S2)
              .mul(e)
              .add(S1)
              .mul(e)
              .add(S0)
              .mul(d);
      DoubleVector v = s.mul(s);
      DoubleVector p = u2.mul(v).add(t1).mul(v).add(t0);
      p.mul(p).mul(DoubleVector.fromArray(SPECIES, from, fromAt + i)).intoArray(product, i);
    }
  }

  private static void multiplyEven(
      double[] lattice,
      int row,
      Slits slits,
      double[] rays,
      int at,
      double[] from,
      int fromAt,
      double[] product) {
    double a = lattice[row];
    double b = lattice[row + 1];
    double c = lattice[row + 2];
    double t0 = slits.terms()[0];
    double t1 = slits.terms()[1];
    double t2 = slits.terms()[2];
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector s7 = DoubleVector.broadcast(SPECIES, S7);
    DoubleVector u2 = DoubleVector.broadcast(SPECIES, t2);
    for (int i = 0; i < TILE; i += WIDTH) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, rays, at + i);
      DoubleVector y = DoubleVector.fromArray(SPECIES, rays, at + TILE + i);
      DoubleVector z = DoubleVector.fromArray(SPECIES, rays, at + 2 * TILE + i);
      DoubleVector h = x.mul(a).add(y.mul(b)).add(z.mul(c));
      DoubleVector d = h.sub(h.add(ROUNDER).sub(ROUNDER));
      DoubleVector e = d.mul(d);
      DoubleVector s =
          s7.mul(e)
              .add(S6)
              .mul(e)
              .add(S5)
              .mul(e)
              .add(S4)
              .mul(e)
              .add(S3)
              .mul(e)
              .add(S2)
              .mul(e)
              .add(S1)
              .mul(e)
              .add(S0)
              .mul(d);
      DoubleVector v = s.mul(s);
      DoubleVector p = u2.mul(v).add(t1).mul(v).add(t0);
      p.mul(p)
          .mul(one.sub(v))
          .mul(DoubleVector.fromArray(SPECIES, from, fromAt + i))
          .intoArray(product, i);
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
    if (!(slits[0].isShort() && slits[1].isShort() && slits[2].isShort())) {
      plain.slopes(lattice, slits, rays, at, scratch, out, slopes, to);
      return;
    }

    for (int axis = 0; axis < 3; axis++) {
      if (slits[axis].isEven()) {
        factorsEven(lattice, 3 * axis, slits[axis], rays, at, scratch, 2 * axis * TILE);
      } else {
        factorsOdd(lattice, 3 * axis, slits[axis], rays, at, scratch, 2 * axis * TILE);
      }
    }

    for (int i = 0; i < TILE; i += WIDTH) {
      DoubleVector w = DoubleVector.fromArray(SPECIES, rays, at + 3 * TILE + i);
      DoubleVector fa = DoubleVector.fromArray(SPECIES, scratch, i).mul(w);
      DoubleVector fb = DoubleVector.fromArray(SPECIES, scratch, 2 * TILE + i);
      DoubleVector fc = DoubleVector.fromArray(SPECIES, scratch, 4 * TILE + i);
      DoubleVector ab = fa.mul(fb);
      DoubleVector.fromArray(SPECIES, out, i).add(ab.mul(fc)).intoArray(out, i);
      DoubleVector.fromArray(SPECIES, scratch, TILE + i)
          .mul(w.mul(fb.mul(fc)))
          .intoArray(slopes, to + i);
      DoubleVector.fromArray(SPECIES, scratch, 3 * TILE + i)
          .mul(fa.mul(fc))
          .intoArray(slopes, to + TILE + i);
      DoubleVector.fromArray(SPECIES, scratch, 5 * TILE + i)
          .mul(ab)
          .intoArray(slopes, to + 2 * TILE + i);
    }
  }

  private static void factorsOdd(
      double[] lattice, int row, Slits slits, double[] rays, int at, double[] factors, int to) {
    double a = lattice[row];
    double b = lattice[row + 1];
    double c = lattice[row + 2];
    double t0 = slits.terms()[0];
    double t1 = slits.terms()[1];
    double t2 = slits.terms()[2];
    double r0 = slits.slopes()[0];
    double r1 = slits.slopes()[1];
    DoubleVector s7 = DoubleVector.broadcast(SPECIES, S7);
    DoubleVector c7 = DoubleVector.broadcast(SPECIES, C7);
    for (int i = 0; i < TILE; i += WIDTH) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, rays, at + i);
      DoubleVector y = DoubleVector.fromArray(SPECIES, rays, at + TILE + i);
      DoubleVector z = DoubleVector.fromArray(SPECIES, rays, at + 2 * TILE + i);
      DoubleVector h = x.mul(a).add(y.mul(b)).add(z.mul(c));
      DoubleVector d = h.sub(h.add(ROUNDER).sub(ROUNDER));
      DoubleVector e = d.mul(d);
      DoubleVector s =
          s7.mul(e)
              .add(S6)
              .mul(e)
              .add(S5)
              .mul(e)
              .add(S4)
              .mul(e)
              .add(S3)
              .mul(e)
              .add(S2)
              .mul(e)
              .add(S1)
              .mul(e)
              .add(S0)
              .mul(d);
      DoubleVector k =
          c7.mul(e)
              .add(C6)
              .mul(e)
              .add(C5)
              .mul(e)
              .add(C4)
              .mul(e)
              .add(C3)
              .mul(e)
              .add(C2)
              .mul(e)
              .add(C1)
              .mul(e)
              .add(C0)
              .mul(e)
              .add(1);
      DoubleVector v = s.mul(s);
      DoubleVector p = v.mul(t2).add(t1).mul(v).add(t0);
      DoubleVector q = v.mul(r1).add(r0);
      p.mul(p).intoArray(factors, to + i);
      s.mul(k).mul(p.mul(q)).intoArray(factors, to + TILE + i);
    }
  }

  private static void factorsEven(
      double[] lattice, int row, Slits slits, double[] rays, int at, double[] factors, int to) {
    double a = lattice[row];
    double b = lattice[row + 1];
    double c = lattice[row + 2];
    double t0 = slits.terms()[0];
    double t1 = slits.terms()[1];
    double t2 = slits.terms()[2];
    double r0 = slits.slopes()[0];
    double r1 = slits.slopes()[1];
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector s7 = DoubleVector.broadcast(SPECIES, S7);
    DoubleVector c7 = DoubleVector.broadcast(SPECIES, C7);
    for (int i = 0; i < TILE; i += WIDTH) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, rays, at + i);
      DoubleVector y = DoubleVector.fromArray(SPECIES, rays, at + TILE + i);
      DoubleVector z = DoubleVector.fromArray(SPECIES, rays, at + 2 * TILE + i);
      DoubleVector h = x.mul(a).add(y.mul(b)).add(z.mul(c));
      DoubleVector d = h.sub(h.add(ROUNDER).sub(ROUNDER));
      DoubleVector e = d.mul(d);
      DoubleVector s =
          s7.mul(e)
              .add(S6)
              .mul(e)
              .add(S5)
              .mul(e)
              .add(S4)
              .mul(e)
              .add(S3)
              .mul(e)
              .add(S2)
              .mul(e)
              .add(S1)
              .mul(e)
              .add(S0)
              .mul(d);
      DoubleVector k =
          c7.mul(e)
              .add(C6)
              .mul(e)
              .add(C5)
              .mul(e)
              .add(C4)
              .mul(e)
              .add(C3)
              .mul(e)
              .add(C2)
              .mul(e)
              .add(C1)
              .mul(e)
              .add(C0)
              .mul(e)
              .add(1);
      DoubleVector v = s.mul(s);
      DoubleVector p = v.mul(t2).add(t1).mul(v).add(t0);
      DoubleVector q = v.mul(r1).add(r0);
      DoubleVector square = p.mul(p);
      DoubleVector rest = one.sub(v);
      square.mul(rest).intoArray(factors, to + i);
      s.mul(k).mul(p.mul(q).mul(rest).sub(square.mul(TWO_PI))).intoArray(factors, to + TILE + i);
    }
  }

  @Override
  public void gather(double[] slopes, int from, double[] levers, int at, double[] sums, int to) {
    for (int first = 0; first < LANES; first += WIDTH) {
      gather(slopes, from, levers, at, first, sums, to + first);
    }
  }

  /** Nine sums of the lanes from {@code first} on. */
  private static void gather(
      double[] slopes, int from, double[] levers, int at, int first, double[] sums, int to) {
    DoubleVector ax = DoubleVector.fromArray(SPECIES, sums, to);
    DoubleVector ay = DoubleVector.fromArray(SPECIES, sums, to + LANES);
    DoubleVector az = DoubleVector.fromArray(SPECIES, sums, to + 2 * LANES);
    DoubleVector bx = DoubleVector.fromArray(SPECIES, sums, to + 3 * LANES);
    DoubleVector by = DoubleVector.fromArray(SPECIES, sums, to + 4 * LANES);
    DoubleVector bz = DoubleVector.fromArray(SPECIES, sums, to + 5 * LANES);
    DoubleVector cx = DoubleVector.fromArray(SPECIES, sums, to + 6 * LANES);
    DoubleVector cy = DoubleVector.fromArray(SPECIES, sums, to + 7 * LANES);
    DoubleVector cz = DoubleVector.fromArray(SPECIES, sums, to + 8 * LANES);
    for (int i = first; i < TILE; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, levers, at + i);
      DoubleVector y = DoubleVector.fromArray(SPECIES, levers, at + TILE + i);
      DoubleVector z = DoubleVector.fromArray(SPECIES, levers, at + 2 * TILE + i);
      DoubleVector a = DoubleVector.fromArray(SPECIES, slopes, from + i);
      DoubleVector b = DoubleVector.fromArray(SPECIES, slopes, from + TILE + i);
      DoubleVector c = DoubleVector.fromArray(SPECIES, slopes, from + 2 * TILE + i);
      ax = ax.add(a.mul(x));
      ay = ay.add(a.mul(y));
      az = az.add(a.mul(z));
      bx = bx.add(b.mul(x));
      by = by.add(b.mul(y));
      bz = bz.add(b.mul(z));
      cx = cx.add(c.mul(x));
      cy = cy.add(c.mul(y));
      cz = cz.add(c.mul(z));
    }

    ax.intoArray(sums, to);
    ay.intoArray(sums, to + LANES);
    az.intoArray(sums, to + 2 * LANES);
    bx.intoArray(sums, to + 3 * LANES);
    by.intoArray(sums, to + 4 * LANES);
    bz.intoArray(sums, to + 5 * LANES);
    cx.intoArray(sums, to + 6 * LANES);
    cy.intoArray(sums, to + 7 * LANES);
    cz.intoArray(sums, to + 8 * LANES);
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
    double d0 = d[dAt];
    double d1 = d[dAt + 1];
    double d2 = d[dAt + 2];
    double d3 = d[dAt + 3];
    double d4 = d[dAt + 4];
    double d5 = d[dAt + 5];
    double d6 = d[dAt + 6];
    double d7 = d[dAt + 7];
    double d8 = d[dAt + 8];
    for (int i = 0; i < TILE; i += WIDTH) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, levers, at + i);
      DoubleVector y = DoubleVector.fromArray(SPECIES, levers, at + TILE + i);
      DoubleVector z = DoubleVector.fromArray(SPECIES, levers, at + 2 * TILE + i);
      DoubleVector a = x.mul(d0).add(y.mul(d1)).add(z.mul(d2));
      DoubleVector b = x.mul(d3).add(y.mul(d4)).add(z.mul(d5));
      DoubleVector c = x.mul(d6).add(y.mul(d7)).add(z.mul(d8));
      DoubleVector sum =
          DoubleVector.fromArray(SPECIES, slopes, from + i)
              .mul(a)
              .add(DoubleVector.fromArray(SPECIES, slopes, from + TILE + i).mul(b))
              .add(DoubleVector.fromArray(SPECIES, slopes, from + 2 * TILE + i).mul(c));
      DoubleVector.fromArray(SPECIES, out, to + i).add(sum).intoArray(out, to + i);
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
    double l0 = lattice[0];
    double l1 = lattice[1];
    double l2 = lattice[2];
    double l3 = lattice[3];
    double l4 = lattice[4];
    double l5 = lattice[5];
    double l6 = lattice[6];
    double l7 = lattice[7];
    double l8 = lattice[8];
    double u0 = axes[axesAt];
    double u1 = axes[axesAt + 1];
    double u2 = axes[axesAt + 2];
    double u3 = axes[axesAt + 3];
    double u4 = axes[axesAt + 4];
    double u5 = axes[axesAt + 5];
    double u6 = axes[axesAt + 6];
    double u7 = axes[axesAt + 7];
    double u8 = axes[axesAt + 8];
    double u9 = axes[axesAt + 9];
    double u10 = axes[axesAt + 10];
    double u11 = axes[axesAt + 11];
    for (int i = 0; i < TILE; i += WIDTH) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, levers, at + i);
      DoubleVector y = DoubleVector.fromArray(SPECIES, levers, at + TILE + i);
      DoubleVector z = DoubleVector.fromArray(SPECIES, levers, at + 2 * TILE + i);
      DoubleVector a = DoubleVector.fromArray(SPECIES, slopes, from + i);
      DoubleVector b = DoubleVector.fromArray(SPECIES, slopes, from + TILE + i);
      DoubleVector c = DoubleVector.fromArray(SPECIES, slopes, from + 2 * TILE + i);
      DoubleVector gx = a.mul(l0).add(b.mul(l3)).add(c.mul(l6));
      DoubleVector gy = a.mul(l1).add(b.mul(l4)).add(c.mul(l7));
      DoubleVector gz = a.mul(l2).add(b.mul(l5)).add(c.mul(l8));
      DoubleVector tx = gy.mul(z).sub(gz.mul(y));
      DoubleVector ty = gz.mul(x).sub(gx.mul(z));
      DoubleVector tz = gx.mul(y).sub(gy.mul(x));
      DoubleVector.fromArray(SPECIES, out, i)
          .add(tx.mul(u0).add(ty.mul(u1)).add(tz.mul(u2)))
          .intoArray(out, i);
      DoubleVector.fromArray(SPECIES, out, TILE + i)
          .add(tx.mul(u3).add(ty.mul(u4)).add(tz.mul(u5)))
          .intoArray(out, TILE + i);
      DoubleVector.fromArray(SPECIES, out, 2 * TILE + i)
          .add(tx.mul(u6).add(ty.mul(u7)).add(tz.mul(u8)))
          .intoArray(out, 2 * TILE + i);
      DoubleVector.fromArray(SPECIES, out, 3 * TILE + i)
          .add(tx.mul(u9).add(ty.mul(u10)).add(tz.mul(u11)))
          .intoArray(out, 3 * TILE + i);
    }
  }

  @Override
  public void product(
      double[] weights, double[] u, int uAt, double[] v, int vAt, double[] sums, int to) {
    for (int first = 0; first < LANES; first += WIDTH) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, sums, to + first);
      for (int i = first; i < TILE; i += LANES) {
        sum =
            sum.add(
                DoubleVector.fromArray(SPECIES, weights, i)
                    .mul(DoubleVector.fromArray(SPECIES, u, uAt + i))
                    .mul(DoubleVector.fromArray(SPECIES, v, vAt + i)));
      }

      sum.intoArray(sums, to + first);
    }
  }
}
