package org.calibrant.tracks;

/**
 * A trilinear map as polynomials, one per cell. With u, v, w the distances from the lower planes of a
 * cell along x, y, z [mm], each component of the field is
 *
 * <pre>  c0 + c1 w + v (c2 + c3 w) + u (c4 + c5 w + v (c6 + c7 w))</pre>
 *
 * A track asks for some sixty points in each cell it crosses, so steppers keep the polynomials of the
 * cell they are in. Outside of the map, and where a mask says so, the cell is as large as the same
 * answer holds. Shared by all threads of a JVM.
 *
 * <p>What {@link #enter} writes are {@link #ROWS} numbers: the lower planes, the sizes, and the eight
 * coefficients of each component.
 */
final class Cells {
  /** Numbers of a cell. */
  static final int ROWS = 30;

  /** Row of the sizes; the lower planes are the first three. */
  static final int SIZE = 3;

  /** Row of the first coefficient. */
  static final int COEFFICIENTS = 6;

  /** How far a map's outside is taken for one cell [mm]. */
  private static final double FAR = 1e6;

  private final double[] nodes;
  private final Axis[] axes;
  private final double[] least = new double[3];
  private final double[] most = new double[3];
  private final int[] stride = new int[3];
  private final Beyond beyond;
  private final Outside outside;
  private final double factor;

  /**
   * @param factor of all fields
   */
  Cells(TrustedMap map, Outside outside, double factor) {
    this.nodes = map.b();
    this.axes = new Axis[] {new Axis(map.x()), new Axis(map.y()), new Axis(map.z())};
    double[][] whole = {map.whole().x(), map.whole().y(), map.whole().z()};
    for (int d = 0; d < 3; d++) {
      least[d] = whole[d][0];
      most[d] = whole[d][whole[d].length - 1];
    }

    stride[2] = 3;
    stride[1] = 3 * map.z().length;
    stride[0] = stride[1] * map.y().length;
    this.beyond = map.beyond();
    this.outside = outside;
    this.factor = factor;
  }

  Axis axis(int d) {
    return axes[d];
  }

  /**
   * Writes the cell that holds a point to {@code s[at]}, {@code s[at + step]}, … A point is held if no
   * distance is negative, and each below the size.
   *
   * @return why the field is not known there, or null if it is
   */
  Ending enter(double x, double y, double z, double[] s, int at, int step) {
    int ix = axes[0].interval(x);
    int iy = axes[1].interval(y);
    int iz = axes[2].interval(z);
    if (ix >= 0 && iy >= 0 && iz >= 0) {
      double px = span(0, ix, s, at, step);
      double py = span(1, iy, s, at + step, step);
      double pz = span(2, iz, s, at + 2 * step, step);
      int n = ix * stride[0] + iy * stride[1] + iz * stride[2];
      coefficients(n, stride[0], stride[1], px, py, pz, s, at + COEFFICIENTS * step, step);
      return Double.isNaN(s[at + COEFFICIENTS * step] + s[at + (COEFFICIENTS + 7) * step])
          ? Ending.REJECTED_BY_MASK
          : null;
    }

    boolean offX = segment(0, x, s, at, step);
    boolean offY = segment(1, y, s, at + step, step);
    boolean offZ = segment(2, z, s, at + 2 * step, step);
    boolean off = offX || offY || offZ;
    if (off || beyond != Beyond.CLAMP) {
      boolean known = off ? outside == Outside.ZERO : beyond == Beyond.ZERO;
      for (int row = COEFFICIENTS; row < ROWS; row++) {
        s[at + row * step] = known ? 0 : Double.NaN;
      }

      return known ? null : off ? Ending.LEFT_MAP : Ending.REJECTED_BY_MASK;
    }

    clamp(ix, iy, iz, x, y, s, at, step);
    return null;
  }

  /** Writes lower plane and size of an interval; returns one over its length. */
  private double span(int d, int i, double[] s, int at, int step) {
    s[at] = axes[d].value(i);
    s[at + SIZE * step] = axes[d].length(i);
    return axes[d].perLength(i);
  }

  /**
   * Writes the part of an axis in which a value lies: below the map, below the trusted part, in it,
   * above it, above the map.
   *
   * @return whether it is not on the map, or no number
   */
  private boolean segment(int d, double value, double[] s, int at, int step) {
    double low;
    double high;
    boolean off = false;
    if (value < least[d]) {
      low = least[d] - FAR;
      high = least[d];
      off = true;
    } else if (value < axes[d].first()) {
      low = least[d];
      high = axes[d].first();
    } else if (value <= axes[d].last()) {
      low = axes[d].first();
      high = axes[d].last();
    } else if (value <= most[d]) {
      low = Math.nextUp(axes[d].last());
      high = most[d];
    } else {
      low = Math.nextUp(most[d]);
      high = low + FAR;
      off = true;
    }

    s[at] = low;
    s[at + SIZE * step] = high - low;
    return off;
  }

  /** The polynomial at the border of the trusted part, constant along the axes that are beyond it. */
  private void clamp(int ix, int iy, int iz, double x, double y, double[] s, int at, int step) {
    int i = ix >= 0 ? ix : x < axes[0].first() ? 0 : axes[0].size() - 1;
    int j = iy >= 0 ? iy : y < axes[1].first() ? 0 : axes[1].size() - 1;
    double px = ix >= 0 ? span(0, ix, s, at, step) : 0;
    double py = iy >= 0 ? span(1, iy, s, at + step, step) : 0;
    double pz = span(2, iz, s, at + 2 * step, step);
    int n = i * stride[0] + j * stride[1] + iz * stride[2];
    int stepX = ix >= 0 ? stride[0] : 0;
    int stepY = iy >= 0 ? stride[1] : 0;
    coefficients(n, stepX, stepY, px, py, pz, s, at + COEFFICIENTS * step, step);
  }

  private void coefficients(
      int first,
      int stepX,
      int stepY,
      double px,
      double py,
      double pz,
      double[] s,
      int at,
      int step) {
    double[] b = nodes;
    double yz = py * pz;
    double xz = px * pz;
    double xy = px * py;
    double xyz = xy * pz;
    int o = at;
    for (int n = first; n < first + 3; n++) {
      double b000 = factor * b[n];
      double b001 = factor * b[n + 3];
      double b010 = factor * b[n + stepY];
      double b011 = factor * b[n + stepY + 3];
      double b100 = factor * b[n + stepX];
      double b101 = factor * b[n + stepX + 3];
      double b110 = factor * b[n + stepX + stepY];
      double b111 = factor * b[n + stepX + stepY + 3];
      double z00 = b001 - b000;
      double z01 = b011 - b010;
      double z10 = b101 - b100;
      double z11 = b111 - b110;
      s[o] = b000;
      s[o + step] = z00 * pz;
      s[o + 2 * step] = (b010 - b000) * py;
      s[o + 3 * step] = (z01 - z00) * yz;
      s[o + 4 * step] = (b100 - b000) * px;
      s[o + 5 * step] = (z10 - z00) * xz;
      s[o + 6 * step] = ((b110 - b100) - (b010 - b000)) * xy;
      s[o + 7 * step] = ((z11 - z10) - (z01 - z00)) * xyz;
      o += 8 * step;
    }
  }
}
