package org.calibrant.xray;

/** Moves a histogram to other bins. */
final class Overlap {
  private Overlap() {}

  /**
   * Adds to each bin [to[j], to[j+1]] the contents of the bins [from[i], from[i+1]], each in the
   * share of its width that lies inside. What lies outside {@code from} is left out.
   *
   * @param stretch the edges {@code to} are multiplied by this first
   * @param factor the sums are multiplied by this
   */
  static void add(
      double[] from, double[] content, double[] to, double stretch, double factor, double[] out) {
    int i = 0;
    for (int j = 0; j < out.length; j++) {
      double low = to[j] * stretch;
      double high = to[j + 1] * stretch;
      while (i < content.length && from[i + 1] <= low) {
        i++;
      }

      double sum = 0;
      int k = i;
      for (; k < content.length && from[k] < high; k++) {
        double width = from[k + 1] - from[k];
        double inside = Math.min(high, from[k + 1]) - Math.max(low, from[k]);
        sum += inside >= width ? content[k] : content[k] * (inside / width);
      }

      i = Math.max(i, k - 1);
      out[j] += factor * sum;
    }
  }
}
