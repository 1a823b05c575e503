package org.calibrant.tracks;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link LanePasses} on the Vector API.
 *
 * <p>Each pass is short on purpose: beyond some forty operations the compiler of JDK 17 no longer
 * keeps vectors in registers, and a method is five times slower. For the same reason a pass must be
 * compiled alone, not within its caller: passes are objects of several classes, called at one place.
 */
public final class VectorPasses implements LanePasses {
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() <= Lane.LANES
          ? DoubleVector.SPECIES_PREFERRED
          : DoubleVector.SPECIES_512;
  private static final int WIDTH = SPECIES.length();

  private static DoubleVector load(double[] s, int at) {
    return DoubleVector.fromArray(SPECIES, s, at);
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public LanePass plan(double least) {
    return (s, dirty) -> plan(s, least);
  }

  @Override
  public LanePass locate() {
    return VectorPasses::locate;
  }

  @Override
  public LanePass field(int component) {
    return switch (component) {
      case 0 -> (s, dirty) -> polynomial(s, Lane.COEFFICIENTS, Lane.BX);
      case 1 -> (s, dirty) -> polynomial(s, Lane.COEFFICIENTS + 8 * Lane.LANES, Lane.BY);
      default -> (s, dirty) -> polynomial(s, Lane.COEFFICIENTS + 16 * Lane.LANES, Lane.BZ);
    };
  }

  @Override
  public LanePass slopes(int stage) {
    return switch (stage) {
      case 1 -> (s, dirty) -> accelerate(s, Lane.A1, Lane.B1, Lane.HALF);
      case 2 -> (s, dirty) -> accelerate(s, Lane.A2, Lane.B2, Lane.HALF);
      case 3 -> (s, dirty) -> accelerate(s, Lane.A3, Lane.B3, Lane.H);
      default -> (s, dirty) -> accelerate(s);
    };
  }

  @Override
  public LanePass end(int coordinate) {
    return coordinate == 0
        ? (s, dirty) -> combine(s, Lane.X, Lane.TX, Lane.A1, Lane.PX, Lane.U)
        : (s, dirty) -> combine(s, Lane.Y, Lane.TY, Lane.B1, Lane.PY, Lane.V);
  }

  @Override
  public LanePass advance(double position, double slope, double most) {
    return (s, dirty) -> advance(s, position, slope, most, dirty);
  }

  private static int plan(double[] s, double least) {
    for (int l = 0; l < Lane.LANES; l += WIDTH) {
      DoubleVector next =
          load(s, Lane.ORIGIN + l).add(load(s, Lane.COUNT + l).add(1).mul(load(s, Lane.STEP + l)));
      DoubleVector to = load(s, Lane.TO + l);
      VectorMask<Double> on = load(s, Lane.DIRECTION + l).mul(to.sub(next)).compare(GT, least);
      next = to.blend(next, on);
      DoubleVector h = next.sub(load(s, Lane.Z + l));
      next.intoArray(s, Lane.NEXT + l);
      h.intoArray(s, Lane.H + l);
      h.mul(0.5).intoArray(s, Lane.HALF + l);
      h.mul(1.0 / 6).intoArray(s, Lane.SIXTH + l);
    }

    return 0;
  }

  private static int locate(double[] s, int[] dirty) {
    int n = 0;
    for (int l = 0; l < Lane.LANES; l += WIDTH) {
      DoubleVector dx = load(s, Lane.PX + l).sub(load(s, Lane.CELL + l));
      DoubleVector dy = load(s, Lane.PY + l).sub(load(s, Lane.CELL + Lane.LANES + l));
      DoubleVector dz = load(s, Lane.PZ + l).sub(load(s, Lane.CELL + 2 * Lane.LANES + l));
      dx.intoArray(s, Lane.DX + l);
      dy.intoArray(s, Lane.DY + l);
      dz.intoArray(s, Lane.DZ + l);
      VectorMask<Double> in =
          dx.compare(GE, 0)
              .and(dy.compare(GE, 0))
              .and(dz.compare(GE, 0))
              .and(dx.compare(LE, load(s, Lane.HELD + l)))
              .and(dy.compare(LE, load(s, Lane.HELD + Lane.LANES + l)))
              .and(dz.compare(LE, load(s, Lane.HELD + 2 * Lane.LANES + l)));
      if (!in.allTrue()) {
        dirty[n] = l;
        n++;
      }
    }

    return n;
  }

  private static int polynomial(double[] s, int c, int out) {
    for (int l = 0; l < Lane.LANES; l += WIDTH) {
      DoubleVector v = load(s, Lane.DY + l);
      DoubleVector w = load(s, Lane.DZ + l);
      int o = c + l;
      DoubleVector c0 = load(s, o).add(load(s, o + Lane.LANES).mul(w));
      DoubleVector c2 = load(s, o + 2 * Lane.LANES).add(load(s, o + 3 * Lane.LANES).mul(w));
      DoubleVector c4 = load(s, o + 4 * Lane.LANES).add(load(s, o + 5 * Lane.LANES).mul(w));
      DoubleVector c6 = load(s, o + 6 * Lane.LANES).add(load(s, o + 7 * Lane.LANES).mul(w));
      c0.add(v.mul(c2)).add(load(s, Lane.DX + l).mul(c4.add(v.mul(c6)))).intoArray(s, out + l);
    }

    return 0;
  }

  private static int accelerate(double[] s, int a, int b, int f) {
    for (int l = 0; l < Lane.LANES; l += WIDTH) {
      DoubleVector tx = load(s, Lane.U + l);
      DoubleVector ty = load(s, Lane.V + l);
      DoubleVector way = load(s, f + l);
      load(s, Lane.X + l).add(way.mul(tx)).intoArray(s, Lane.PX + l);
      load(s, Lane.Y + l).add(way.mul(ty)).intoArray(s, Lane.PY + l);
      load(s, Lane.Z + l).add(way).intoArray(s, Lane.PZ + l);
      DoubleVector bx = load(s, Lane.BX + l);
      DoubleVector by = load(s, Lane.BY + l);
      DoubleVector bz = load(s, Lane.BZ + l);
      DoubleVector xx = tx.mul(tx).add(1);
      DoubleVector yy = ty.mul(ty);
      DoubleVector xy = tx.mul(ty);
      DoubleVector n = load(s, Lane.CURVATURE + l).mul(xx.add(yy).sqrt());
      DoubleVector ax = n.mul(xy.mul(bx).sub(xx.mul(by)).add(ty.mul(bz)));
      DoubleVector ay = n.mul(yy.add(1).mul(bx).sub(xy.mul(by)).sub(tx.mul(bz)));
      ax.intoArray(s, a + l);
      ay.intoArray(s, b + l);
      load(s, Lane.TX + l).add(way.mul(ax)).intoArray(s, Lane.U + l);
      load(s, Lane.TY + l).add(way.mul(ay)).intoArray(s, Lane.V + l);
    }

    return 0;
  }

  private static int accelerate(double[] s) {
    for (int l = 0; l < Lane.LANES; l += WIDTH) {
      DoubleVector tx = load(s, Lane.U + l);
      DoubleVector ty = load(s, Lane.V + l);
      DoubleVector bx = load(s, Lane.BX + l);
      DoubleVector by = load(s, Lane.BY + l);
      DoubleVector bz = load(s, Lane.BZ + l);
      DoubleVector xx = tx.mul(tx).add(1);
      DoubleVector yy = ty.mul(ty);
      DoubleVector xy = tx.mul(ty);
      DoubleVector n = load(s, Lane.CURVATURE + l).mul(xx.add(yy).sqrt());
      n.mul(xy.mul(bx).sub(xx.mul(by)).add(ty.mul(bz))).intoArray(s, Lane.A4 + l);
      n.mul(yy.add(1).mul(bx).sub(xy.mul(by)).sub(tx.mul(bz))).intoArray(s, Lane.B4 + l);
    }

    return 0;
  }

  private static int combine(double[] s, int x, int t, int a, int end, int slope) {
    for (int l = 0; l < Lane.LANES; l += WIDTH) {
      DoubleVector h = load(s, Lane.H + l);
      DoubleVector sixth = load(s, Lane.SIXTH + l);
      DoubleVector tx = load(s, t + l);
      DoubleVector a1 = load(s, a + l);
      DoubleVector middle = load(s, a + 2 * Lane.LANES + l).add(load(s, a + 4 * Lane.LANES + l));
      load(s, x + l).add(h.mul(tx.add(sixth.mul(a1.add(middle))))).intoArray(s, end + l);
      tx.add(sixth.mul(a1.add(middle.mul(2)).add(load(s, a + 6 * Lane.LANES + l))))
          .intoArray(s, slope + l);
    }

    return 0;
  }

  private static int advance(double[] s, double position, double slope, double most, int[] dirty) {
    int n = 0;
    for (int l = 0; l < Lane.LANES; l += WIDTH) {
      DoubleVector x = load(s, Lane.PX + l);
      DoubleVector y = load(s, Lane.PY + l);
      DoubleVector z = load(s, Lane.NEXT + l);
      DoubleVector count = load(s, Lane.COUNT + l).add(1);
      VectorMask<Double> fine =
          x.abs()
              .compare(LE, position)
              .and(y.abs().compare(LE, position))
              .and(z.compare(NE, load(s, Lane.TO + l)))
              .and(count.compare(LT, most))
              .and(straight(s, Lane.U + l, Lane.TX + l, slope))
              .and(straight(s, Lane.V + l, Lane.TY + l, slope));
      if (fine.allTrue()) {
        x.intoArray(s, Lane.X + l);
        y.intoArray(s, Lane.Y + l);
        z.intoArray(s, Lane.Z + l);
        z.intoArray(s, Lane.PZ + l);
        load(s, Lane.U + l).intoArray(s, Lane.TX + l);
        load(s, Lane.V + l).intoArray(s, Lane.TY + l);
        count.intoArray(s, Lane.COUNT + l);
      } else {
        dirty[n] = l;
        n++;
      }
    }

    return n;
  }

  private static VectorMask<Double> straight(double[] s, int after, int before, double slope) {
    DoubleVector t = load(s, after);
    DoubleVector old = load(s, before);
    return t.abs().compare(LE, slope).and(t.sub(old).abs().compare(LE, old.abs().add(1).mul(0.5)));
  }
}
