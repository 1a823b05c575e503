package org.calibrant.tracks;

import java.util.Arrays;

/** Trilinear interpolation; keeps the polynomials of the cell it was asked for last. */
final class TrilinearProbe implements FieldProbe {
  private final Cells cells;

  /** The cell; before the first question it holds nothing. */
  private final double[] c = new double[Cells.ROWS];

  private final int[] near = new int[3];

  private final double[] scratch = new double[3];
  private Ending unknown;

  TrilinearProbe(Cells cells) {
    this.cells = cells;
    Arrays.fill(c, Cells.HELD, Cells.COEFFICIENTS, -1);
  }

  Cells cells() {
    return cells;
  }

  @Override
  public void at(double x, double y, double z, double[] b) {
    double[] p = c;
    double u = x - p[0];
    double v = y - p[1];
    double w = z - p[2];
    if (!(u >= 0 && u <= p[3] && v >= 0 && v <= p[4] && w >= 0 && w <= p[5])) {
      unknown = cells.enter(x, y, z, p, near, 0);
      u = x - p[0];
      v = y - p[1];
      w = z - p[2];
    }

    b[0] =
        (p[6] + p[7] * w + v * (p[8] + p[9] * w))
            + u * (p[10] + p[11] * w + v * (p[12] + p[13] * w));
    b[1] =
        (p[14] + p[15] * w + v * (p[16] + p[17] * w))
            + u * (p[18] + p[19] * w + v * (p[20] + p[21] * w));
    b[2] =
        (p[22] + p[23] * w + v * (p[24] + p[25] * w))
            + u * (p[26] + p[27] * w + v * (p[28] + p[29] * w));
  }

  /** Exact within the cell. */
  @Override
  public void gradient(double x, double y, double z, double[] g) {
    at(x, y, z, scratch);
    double u = x - c[0];
    double v = y - c[1];
    double w = z - c[2];
    for (int m = 0; m < 3; m++) {
      int o = Cells.COEFFICIENTS + 8 * m;
      double vu = c[o + 6] + c[o + 7] * w;
      g[m] = c[o + 4] + c[o + 5] * w + v * vu;
      g[3 + m] = c[o + 2] + c[o + 3] * w + u * vu;
    }
  }

  @Override
  public Ending unknown() {
    return unknown;
  }
}
