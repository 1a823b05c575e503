package org.calibrant.tracks;

import org.calibrant.data.fieldmap.FieldMap;

/**
 * Trilinear interpolation. Within a cell, with u, v, w from 0 to 1 along x, y, z, each component is
 *
 * <pre>  c0 + c1 w + v (c2 + c3 w) + u (c4 + c5 w + v (c6 + c7 w))</pre>
 *
 * A track asks for some sixty points in each cell it crosses, so the coefficients of the last cell
 * are kept.
 */
final class TrilinearProbe implements FieldProbe {
  private final double[] nodes;
  private final double beyond;
  private final Axis xs;
  private final Axis ys;
  private final Axis zs;
  private final double[] c = new double[24];
  private boolean ready;

  /**
   * @param beyond each component outside the map
   */
  TrilinearProbe(FieldMap map, double beyond) {
    this.nodes = map.b();
    this.beyond = beyond;
    this.xs = new Axis(map.x());
    this.ys = new Axis(map.y());
    this.zs = new Axis(map.z());
  }

  @Override
  public void at(double x, double y, double z, double[] b) {
    if (!(ready && xs.holds(x) && ys.holds(y) && zs.holds(z)) && !enter(x, y, z)) {
      b[0] = beyond;
      b[1] = beyond;
      b[2] = beyond;
      return;
    }

    double u = (x - xs.low) * xs.perLength;
    double v = (y - ys.low) * ys.perLength;
    double w = (z - zs.low) * zs.perLength;
    double[] p = c;
    b[0] = p[0] + p[1] * w + v * (p[2] + p[3] * w) + u * (p[4] + p[5] * w + v * (p[6] + p[7] * w));
    b[1] =
        p[8]
            + p[9] * w
            + v * (p[10] + p[11] * w)
            + u * (p[12] + p[13] * w + v * (p[14] + p[15] * w));
    b[2] =
        p[16]
            + p[17] * w
            + v * (p[18] + p[19] * w)
            + u * (p[20] + p[21] * w + v * (p[22] + p[23] * w));
  }

  private boolean enter(double x, double y, double z) {
    ready = xs.find(x) && ys.find(y) && zs.find(z);
    if (!ready) {
      return false;
    }

    int stepY = 3 * zs.size();
    int stepX = stepY * ys.size();
    int origin = xs.cell * stepX + ys.cell * stepY + 3 * zs.cell;
    for (int m = 0; m < 3; m++) {
      int n = origin + m;
      double b000 = nodes[n];
      double b001 = nodes[n + 3];
      double b010 = nodes[n + stepY];
      double b011 = nodes[n + stepY + 3];
      double b100 = nodes[n + stepX];
      double b101 = nodes[n + stepX + 3];
      double b110 = nodes[n + stepX + stepY];
      double b111 = nodes[n + stepX + stepY + 3];
      int o = 8 * m;
      c[o] = b000;
      c[o + 1] = b001 - b000;
      c[o + 2] = b010 - b000;
      c[o + 3] = (b011 - b010) - (b001 - b000);
      c[o + 4] = b100 - b000;
      c[o + 5] = (b101 - b100) - (b001 - b000);
      c[o + 6] = (b110 - b100) - (b010 - b000);
      c[o + 7] = ((b111 - b110) - (b101 - b100)) - ((b011 - b010) - (b001 - b000));
    }

    return true;
  }
}
