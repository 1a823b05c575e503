package org.calibrant.report.chart;

/**
 * Numbers counted in bins: {@code counts[i]} of them lie in {@code [edges[i], edges[i + 1])}; the last
 * bin has its upper edge, too.
 *
 * @param edges ascending, one more than there are bins
 * @param counts how many
 * @param below how many lie below the first edge
 * @param above how many lie above the last edge
 * @param missing how many are no number
 */
@SuppressWarnings("ArrayRecordComponent")
public record Histogram(double[] edges, long[] counts, long below, long above, long missing) {
  public Histogram {
    if (edges.length != counts.length + 1) {
      throw new IllegalArgumentException(
          "a histogram of %d bins needs %d edges, were %d"
              .formatted(counts.length, counts.length + 1, edges.length));
    }
  }

  /** Counts numbers one after the other; memory does not grow with them. */
  public static final class Counter {
    private final double[] edges;
    private final long[] counts;
    private long below;
    private long above;
    private long missing;

    /**
     * @param edges ascending
     */
    public Counter(double[] edges) {
      this.edges = edges.clone();
      this.counts = new long[edges.length - 1];
    }

    /** Counts one. */
    public void add(double value) {
      if (Double.isNaN(value)) {
        missing++;
      } else if (value < edges[0]) {
        below++;
      } else if (value > edges[counts.length]) {
        above++;
      } else {
        int found = java.util.Arrays.binarySearch(edges, value);
        int bin = found >= 0 ? found : -found - 2;
        counts[Math.min(bin, counts.length - 1)]++;
      }
    }

    /** What was counted so far. */
    public Histogram histogram() {
      return new Histogram(edges.clone(), counts.clone(), below, above, missing);
    }
  }

  /** Of all numbers of an array, in bins of one width between the smallest and the largest. */
  public static Histogram of(double[] values, int bins) {
    Extent extent = Extent.of(values);
    Counter counter = new Counter(edges(extent.isNone() ? new Extent(0, 1) : extent, bins));
    for (double value : values) {
      counter.add(value);
    }

    return counter.histogram();
  }

  /** Edges of bins of one width. */
  public static double[] edges(Extent extent, int bins) {
    double width = extent.to() - extent.from();
    double from = width > 0 ? extent.from() : extent.from() - 0.5 * size(extent);
    double to = width > 0 ? extent.to() : extent.to() + 0.5 * size(extent);
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = i == bins ? to : from + (to - from) * i / bins;
    }

    return edges;
  }

  private static double size(Extent extent) {
    return Math.max(1, 0.1 * Math.abs(extent.from()));
  }

  /** Edges of bins that grow by one factor; the extent lies above zero. */
  public static double[] logarithmicEdges(Extent extent, int bins) {
    double[] edges = edges(new Extent(Math.log10(extent.from()), Math.log10(extent.to())), bins);
    for (int i = 0; i <= bins; i++) {
      edges[i] = i == 0 ? extent.from() : i == bins ? extent.to() : Math.pow(10, edges[i]);
    }

    return edges;
  }

  /** How many are in a bin. */
  public long counted() {
    return java.util.Arrays.stream(counts).sum();
  }
}
