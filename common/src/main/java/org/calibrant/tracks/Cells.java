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
 * <p>What {@link #enter} writes are {@link #ROWS} numbers: the lower planes, the greatest distances
 * from them, and the eight coefficients of each component.
 */
final class Cells {
  /** Numbers of a cell. */
  static final int ROWS = 30;

  /**
   * Row of the greatest distances that a cell holds, the numbers next below its sizes; the lower
   * planes are the first three.
   */
  static final int HELD = 3;

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

  /**
   * Writes the cell that holds a point. A point is held if no distance is negative, and none beyond
   * the greatest one.
   *
   * @param s gets its {@link #ROWS} numbers
   * @param near three intervals where the search begins, replaced by those of the point if it is in
   *     the trusted part
   * @param at where they are
   * @return why the field is not known there, or null if it is
   */
  Ending enter(double x, double y, double z, double[] s, int[] near, int at) {
    int ix = axes[0].interval(x, near[at]);
    int iy = axes[1].interval(y, near[at + 1]);
    int iz = axes[2].interval(z, near[at + 2]);
    if (ix >= 0 && iy >= 0 && iz >= 0) {
      near[at] = ix;
      near[at + 1] = iy;
      near[at + 2] = iz;
      double px = axes[0].span(ix, s, 0);
      double py = axes[1].span(iy, s, 1);
      double pz = axes[2].span(iz, s, 2);
      int n = ix * stride[0] + iy * stride[1] + iz * stride[2];
      coefficients(n, stride[0], stride[1], px, py, pz, s);
      return Double.isNaN(s[COEFFICIENTS] + s[COEFFICIENTS + 7]) ? Ending.REJECTED_BY_MASK : null;
    }

    boolean offX = segment(0, x, s);
    boolean offY = segment(1, y, s);
    boolean offZ = segment(2, z, s);
    boolean off = offX || offY || offZ;
    if (off || beyond != Beyond.CLAMP) {
      boolean known = off ? outside == Outside.ZERO : beyond == Beyond.ZERO;
      for (int row = COEFFICIENTS; row < ROWS; row++) {
        s[row] = known ? 0 : Double.NaN;
      }

      return known ? null : off ? Ending.LEFT_MAP : Ending.REJECTED_BY_MASK;
    }

    clamp(ix, iy, iz, x, y, s);
    return null;
  }

  /**
   * Writes the part of an axis in which a value lies: below the map, below the trusted part, in it,
   * above it, above the map.
   *
   * @return whether it is not on the map, or no number
   */
  private boolean segment(int d, double value, double[] s) {
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

    s[d] = low;
    s[HELD + d] = Math.nextDown(high - low);
    return off;
  }

  /** The polynomial at the border of the trusted part, constant along the axes that are beyond it. */
  private void clamp(int ix, int iy, int iz, double x, double y, double[] s) {
    int i = ix >= 0 ? ix : x < axes[0].first() ? 0 : axes[0].size() - 1;
    int j = iy >= 0 ? iy : y < axes[1].first() ? 0 : axes[1].size() - 1;
    double px = ix >= 0 ? axes[0].span(ix, s, 0) : 0;
    double py = iy >= 0 ? axes[1].span(iy, s, 1) : 0;
    double pz = axes[2].span(iz, s, 2);
    int n = i * stride[0] + j * stride[1] + iz * stride[2];
    coefficients(n, ix >= 0 ? stride[0] : 0, iy >= 0 ? stride[1] : 0, px, py, pz, s);
  }

  private void coefficients(
      int n, int stepX, int stepY, double px, double py, double pz, double[] s) {
    component(n, stepX, stepY, px, py, pz, s, COEFFICIENTS);
    component(n + 1, stepX, stepY, px, py, pz, s, COEFFICIENTS + 8);
    component(n + 2, stepX, stepY, px, py, pz, s, COEFFICIENTS + 16);
  }

  private void component(
      int n, int stepX, int stepY, double px, double py, double pz, double[] s, int at) {
    double[] b = nodes;
    double f = factor;
    double b000 = f * b[n];
    double b001 = f * b[n + 3];
    double b010 = f * b[n + stepY];
    double b011 = f * b[n + stepY + 3];
    double b100 = f * b[n + stepX];
    double b101 = f * b[n + stepX + 3];
    double b110 = f * b[n + stepX + stepY];
    double b111 = f * b[n + stepX + stepY + 3];
    double z00 = b001 - b000;
    double z01 = b011 - b010;
    double z10 = b101 - b100;
    double z11 = b111 - b110;
    double xy = px * py;
    s[at] = b000;
    s[at + 1] = z00 * pz;
    s[at + 2] = (b010 - b000) * py;
    s[at + 3] = (z01 - z00) * (py * pz);
    s[at + 4] = (b100 - b000) * px;
    s[at + 5] = (z10 - z00) * (px * pz);
    s[at + 6] = ((b110 - b100) - (b010 - b000)) * xy;
    s[at + 7] = ((z11 - z10) - (z01 - z00)) * (xy * pz);
  }
}
