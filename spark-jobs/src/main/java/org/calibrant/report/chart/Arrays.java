package org.calibrant.report.chart;

/** What layers do with their numbers. */
final class Arrays {
  private Arrays() {}

  static void requireSame(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "a layer needs as many y as x, were %d and %d".formatted(b.length, a.length));
    }
  }

  static Extent extent(Scale scale, double... values) {
    return scale == Scale.LOG ? Extent.positive(values) : Extent.of(values);
  }

  /** The values whose partners are there. */
  static double[] where(double[] values, double[] partners) {
    double[] kept = values.clone();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = Double.isFinite(partners[i]) ? kept[i] : Double.NaN;
    }

    return kept;
  }

  static double[] sum(double[] a, double[] b, int sign) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += sign * b[i];
    }

    return sum;
  }

  static long pairs(double[] a, double[] b) {
    long pairs = 0;
    for (int i = 0; i < a.length; i++) {
      pairs += Double.isFinite(a[i]) && Double.isFinite(b[i]) ? 1 : 0;
    }

    return pairs;
  }
}
