package org.calibrant.xray;

/**
 * A histogram moved to other bins through its cumulative sum, which is interpolated linearly: a bin
 * that an edge cuts is divided by width. The sum runs upwards, so that the contents of a bin are
 * kept to 10⁻¹⁶ of all that is below it.
 */
final class Cumulative {
  private final double[] edges;
  private final double[] sums;

  /** The cumulative sums of {@code content} over the bins between {@code edges}. */
  Cumulative(double[] edges, double[] content) {
    this.edges = edges;
    sums = new double[edges.length];
    for (int i = 0; i < content.length; i++) {
      sums[i + 1] = sums[i] + content[i];
    }
  }

  /**
   * Adds to each bin what lies between its edges.
   *
   * @param to edges of the bins; they are multiplied by {@code stretch} first
   * @param factor what is added is multiplied by this
   */
  void addTo(double[] to, double stretch, double factor, double[] out) {
    int bin = bin(to[0] * stretch, 0);
    double below = at(to[0] * stretch, bin);
    for (int i = 0; i < out.length; i++) {
      double edge = to[i + 1] * stretch;
      bin = bin(edge, bin);
      double above = at(edge, bin);
      out[i] += factor * Math.max(0, above - below);
      below = above;
    }
  }

  /** The bin that holds x, from bin {@code start} upwards; the first or last for one outside. */
  private int bin(double x, int start) {
    int bin = start;
    while (bin < edges.length - 2 && edges[bin + 1] <= x) {
      bin++;
    }

    return bin;
  }

  /** The sum up to x, which bin {@code bin} holds. */
  private double at(double x, int bin) {
    if (x <= edges[bin]) {
      return sums[bin];
    }

    if (x >= edges[bin + 1]) {
      return sums[bin + 1];
    }

    double slope = (sums[bin + 1] - sums[bin]) / (edges[bin + 1] - edges[bin]);
    return slope * (x - edges[bin]) + sums[bin];
  }
}
