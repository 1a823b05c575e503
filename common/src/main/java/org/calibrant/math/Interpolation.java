package org.calibrant.math;

/** Piecewise linear interpolation in a table whose x rise. */
public final class Interpolation {
  private Interpolation() {}

  /**
   * The interval that holds a value: the largest i ≤ length − 2 with x[i] ≤ at, or 0 when {@code
   * at} lies below the table.
   *
   * @param x rising, at least two
   */
  public static int bracket(double[] x, double at) {
    int below = 0;
    int above = x.length - 1;
    while (above - below > 1) {
      int middle = (below + above) >>> 1;
      if (x[middle] <= at) {
        below = middle;
      } else {
        above = middle;
      }
    }

    return below;
  }

  /**
   * y at a value of x; constant beyond the ends of the table.
   *
   * @param x rising, at least two
   * @param y as many
   */
  public static double linear(double[] x, double[] y, double at) {
    return linear(x, y, at, bracket(x, at));
  }

  private static double linear(double[] x, double[] y, double at, int i) {
    if (!(at > x[i])) {
      return at <= x[i] ? y[i] : Double.NaN;
    }

    if (at >= x[i + 1]) {
      return y[i + 1];
    }

    return y[i] + (y[i + 1] - y[i]) / (x[i + 1] - x[i]) * (at - x[i]);
  }

  /**
   * Moves the contents of a histogram onto other edges, as if each bin's contents were spread evenly
   * over it:
   *
   * <pre>
   *   out[i] = C(edges[i + 1]) − C(edges[i]),
   * </pre>
   *
   * where C rises linearly within each bin from 0 at the first table edge to the total at the last,
   * and is constant outside.
   *
   * @param tableEdges rising, n + 1
   * @param contents n
   * @param edges rising, m + 1
   * @param out receives m
   */
  public static void rebin(double[] tableEdges, double[] contents, double[] edges, double[] out) {
    int bins = contents.length;
    int bin = bracket(tableEdges, edges[0]);
    double before = 0;
    for (int j = 0; j < bin; j++) {
      before += contents[j];
    }

    double lower = before + share(tableEdges, contents, bin, edges[0]);
    for (int i = 0; i < out.length; i++) {
      double edge = edges[i + 1];
      while (bin < bins - 1 && tableEdges[bin + 1] <= edge) {
        before += contents[bin];
        bin++;
      }

      double upper = before + share(tableEdges, contents, bin, edge);
      out[i] = upper - lower;
      lower = upper;
    }
  }

  /** What of a bin lies below {@code edge}. */
  private static double share(double[] edges, double[] contents, int bin, double edge) {
    if (!(edge > edges[bin])) {
      return 0;
    }

    if (edge >= edges[bin + 1]) {
      return contents[bin];
    }

    return contents[bin] / (edges[bin + 1] - edges[bin]) * (edge - edges[bin]);
  }
}
