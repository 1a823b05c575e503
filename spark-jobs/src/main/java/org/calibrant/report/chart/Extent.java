package org.calibrant.report.chart;

/** From the smallest to the largest of some numbers; NaN for none. */
public record Extent(double from, double to) {
  public static final Extent NONE = new Extent(Double.NaN, Double.NaN);

  /** Of the finite ones among numbers. */
  public static Extent of(double... values) {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        from = Math.min(from, value);
        to = Math.max(to, value);
      }
    }

    return from <= to ? new Extent(from, to) : NONE;
  }

  /** Of those that are above zero. */
  static Extent positive(double... values) {
    double[] kept = values.clone();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = kept[i] > 0 ? kept[i] : Double.NaN;
    }

    return of(kept);
  }

  /** Of both. */
  public Extent and(Extent other) {
    return of(from, to, other.from, other.to);
  }

  public boolean isNone() {
    return Double.isNaN(from);
  }
}
