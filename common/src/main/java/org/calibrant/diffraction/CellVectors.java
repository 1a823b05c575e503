package org.calibrant.diffraction;

/**
 * The real-space vectors of a cell, with their derivatives with respect to the cell constants and the
 * misset angles. With c for cosines and s for sines of α, β, γ, and V/abc = √(1 − ca² − cb² − cg² + 2 ca
 * cb cg), the standard setting is
 *
 * <pre>
 *   cos α* = (cb cg − ca) / (sb sg)   and cyclic
 *   a* along (1, 0, 0)
 *   b* along (cos γ*, sin γ*, 0)
 *   c* along (x, y, z),  x = cos β*,  y = (cos α* − cos β* cos γ*) / sin γ*,  z by {@link Setting}
 *   c = c (0, 0, 1)                                  along a* × b*
 *   b = b (0, z, −y) / |.|                           along c* × a*
 *   a = a (s* z, −c* z, c* y − s* x) / |.|           along b* × c*, with c*, s* of γ*
 * </pre>
 *
 * and each vector is then turned by the orientation of the cell and by Rz Ry Rx of the misset angles.
 */
final class CellVectors {
  private static final int MISSET = 0;
  private static final int CELL = 3;

  /** Misset angles [deg], then cell constants [Å, deg]. */
  static final int PARAMETERS = 9;

  private CellVectors() {}

  /** Refuses constants of a cell that cannot exist. */
  static void require(double[] cell) {
    Require.numbers("cell", 6, cell);
    String names = "abc";
    for (int i = 0; i < 3; i++) {
      Require.positive(names.charAt(i) + " of the cell", cell[i]);
      if (!(cell[3 + i] > 0 && cell[3 + i] < 180)) {
        throw new IllegalArgumentException(
            "angles of the cell must be between 0 and 180 deg, was " + cell[3 + i]);
      }
    }

    if (!(volume(cell) > 0)) {
      throw new IllegalArgumentException(
          "no cell has the angles %s, %s, %s deg".formatted(cell[3], cell[4], cell[5]));
    }
  }

  /** (V/abc)²; positive for a cell that can exist. */
  static double volume(double[] cell) {
    double ca = StrictMath.cos(Vec.rad(cell[3]));
    double cb = StrictMath.cos(Vec.rad(cell[4]));
    double cg = StrictMath.cos(Vec.rad(cell[5]));
    boolean closes =
        cell[3] + cell[4] + cell[5] < 360
            && cell[3] < cell[4] + cell[5]
            && cell[4] < cell[3] + cell[5]
            && cell[5] < cell[3] + cell[4];
    return closes ? 1 - ca * ca - cb * cb - cg * cg + 2 * ca * cb * cg : -1;
  }

  /**
   * a, b, c as rows [Å], nine numbers with derivatives.
   *
   * @param misset about x, y, z [deg]
   */
  static Dual[] of(double[] cell, double[] misset, Setting setting, double[] orientation) {
    Dual[][] rows = standard(cell, setting);
    Dual[] turned = new Dual[9];
    Dual[] angles = new Dual[3];
    for (int i = 0; i < 3; i++) {
      angles[i] = Dual.variable(misset[i], MISSET + i, PARAMETERS).times(Vec.rad(1));
    }

    Dual[] c = {angles[0].cos(), angles[1].cos(), angles[2].cos()};
    Dual[] s = {angles[0].sin(), angles[1].sin(), angles[2].sin()};
    for (int i = 0; i < 3; i++) {
      Dual[] v = times(orientation, rows[i]);
      Dual y = v[1].times(c[0]).minus(v[2].times(s[0]));
      Dual z = v[1].times(s[0]).plus(v[2].times(c[0]));
      Dual x = v[0].times(c[1]).plus(z.times(s[1]));
      turned[3 * i + 2] = z.times(c[1]).minus(v[0].times(s[1]));
      turned[3 * i] = x.times(c[2]).minus(y.times(s[2]));
      turned[3 * i + 1] = x.times(s[2]).plus(y.times(c[2]));
    }

    return turned;
  }

  /** Axes u of the misset angles about x, y, z: the derivative of a turned vector v is u × v [deg⁻¹]. */
  static double[][] axes(double[] misset) {
    double y = Vec.rad(misset[1]);
    double z = Vec.rad(misset[2]);
    double cy = StrictMath.cos(y);
    double sy = StrictMath.sin(y);
    double cz = StrictMath.cos(z);
    double sz = StrictMath.sin(z);
    double one = Vec.rad(1);
    return new double[][] {
      {one * (cy * cz), one * (cy * sz), -one * sy}, {-one * sz, one * cz, 0}, {0, 0, one}
    };
  }

  private static Dual[][] standard(double[] cell, Setting setting) {
    Dual[] angles = new Dual[3];
    Dual[] lengths = new Dual[3];
    for (int i = 0; i < 3; i++) {
      lengths[i] = Dual.variable(cell[i], CELL + i, PARAMETERS);
      angles[i] = Dual.variable(cell[3 + i], CELL + 3 + i, PARAMETERS).times(Vec.rad(1));
    }

    Dual ca = angles[0].cos();
    Dual cb = angles[1].cos();
    Dual cg = angles[2].cos();
    Dual sa = angles[0].sin();
    Dual sb = angles[1].sin();
    Dual sg = angles[2].sin();
    Dual cas = cb.times(cg).minus(ca).over(sb.times(sg));
    Dual cbs = cg.times(ca).minus(cb).over(sg.times(sa));
    Dual cgs = ca.times(cb).minus(cg).over(sa.times(sb));
    Dual sgs = cgs.times(cgs).fromOne().sqrt();
    Dual x = cbs;
    Dual y = cas.minus(cbs.times(cgs)).over(sgs);
    Dual z;
    if (setting == Setting.EXACT) {
      z = x.times(x).plus(y.times(y)).fromOne().sqrt();
    } else {
      Dual squares = ca.times(ca).plus(cb.times(cb)).plus(cg.times(cg)).fromOne();
      z = squares.plus(ca.times(cb).times(cg).times(2)).sqrt().over(sgs);
    }

    Dual none = Dual.constant(0, PARAMETERS);
    return new Dual[][] {
      along(lengths[0], sgs.times(z), none.minus(cgs.times(z)), cgs.times(y).minus(sgs.times(x))),
      along(lengths[1], none, z, none.minus(y)),
      {none, none, lengths[2]}
    };
  }

  private static Dual[] along(Dual length, Dual x, Dual y, Dual z) {
    Dual factor = length.over(x.times(x).plus(y.times(y)).plus(z.times(z)).sqrt());
    return new Dual[] {x.times(factor), y.times(factor), z.times(factor)};
  }

  private static Dual[] times(double[] m, Dual[] v) {
    Dual[] product = new Dual[3];
    for (int i = 0; i < 3; i++) {
      product[i] =
          v[0].times(m[3 * i]).plus(v[1].times(m[3 * i + 1])).plus(v[2].times(m[3 * i + 2]));
    }

    return product;
  }

  /** Lengths [Å] and angles [deg] of the cell that three vectors span. */
  static double[] constants(double[] vectors) {
    double[] a = Vec.row(vectors, 0);
    double[] b = Vec.row(vectors, 1);
    double[] c = Vec.row(vectors, 2);
    return new double[] {
      Vec.norm(a), Vec.norm(b), Vec.norm(c), angle(b, c), angle(c, a), angle(a, b)
    };
  }

  private static double angle(double[] a, double[] b) {
    double cosine = Vec.dot(a, b) / (Vec.norm(a) * Vec.norm(b));
    return StrictMath.toDegrees(StrictMath.acos(Math.max(-1, Math.min(1, cosine))));
  }

  static double[] values(Dual[] duals) {
    double[] values = new double[duals.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = duals[i].v();
    }

    return values;
  }
}
