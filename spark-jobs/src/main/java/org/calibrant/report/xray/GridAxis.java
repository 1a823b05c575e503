package org.calibrant.report.xray;

import java.util.Arrays;
import java.util.Locale;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Extent;

/**
 * One axis of a library's grid.
 *
 * @param values by index
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record GridAxis(String name, String unit, double[] values) {
  private static final double EVEN = 1e-6;
  private static final int MOST = 120;

  int size() {
    return values.length;
  }

  boolean varies() {
    return values.length > 1;
  }

  /** How many places a picture has along it: one for each value, fewer where there are very many. */
  int places() {
    return Math.min(MOST, values.length);
  }

  /** The place of each index: places ascend with the values. */
  int[] placeOfIndex() {
    double[] sorted = sorted();
    int[] places = new int[values.length];
    for (int i = 0; i < places.length; i++) {
      int rank = Math.max(0, Arrays.binarySearch(sorted, values[i]));
      places[i] = (int) ((long) rank * places() / values.length);
    }

    return places;
  }

  /** The value in the middle of each place. */
  double[] centres() {
    double[] sorted = sorted();
    double[] sums = new double[places()];
    int[] counts = new int[places()];
    for (int rank = 0; rank < sorted.length; rank++) {
      int place = (int) ((long) rank * places() / values.length);
      sums[place] += sorted[rank];
      counts[place]++;
    }

    for (int i = 0; i < sums.length; i++) {
      sums[i] /= counts[i];
    }

    return sums;
  }

  private double[] sorted() {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** Whether places are better told apart on a logarithmic scale: their ratios vary less. */
  boolean isLogarithmic() {
    double[] at = centres();
    if (at.length < 3 || !(at[0] > 0)) {
      return false;
    }

    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    double narrow = Double.POSITIVE_INFINITY;
    double broad = 0;
    for (int i = 1; i < at.length; i++) {
      double ratio = Math.log(at[i] / at[i - 1]);
      least = Math.min(least, ratio);
      greatest = Math.max(greatest, ratio);
      narrow = Math.min(narrow, at[i] - at[i - 1]);
      broad = Math.max(broad, at[i] - at[i - 1]);
    }

    return greatest / least < broad / narrow;
  }

  /** An axis of a plot. */
  Axis axis() {
    Axis axis = Axis.of(name, unit);
    return isLogarithmic() ? axis.log() : axis;
  }

  /** Edges of cells around the places: halfway between them. */
  double[] edges() {
    boolean log = isLogarithmic();
    double[] at = centres();
    for (int i = 0; i < at.length; i++) {
      at[i] = log ? Math.log(at[i]) : at[i];
    }

    double[] edges = new double[at.length + 1];
    for (int i = 1; i < at.length; i++) {
      edges[i] = 0.5 * (at[i - 1] + at[i]);
    }

    double only = Math.max(1e-300, 0.1 * Math.abs(at[0]));
    edges[0] = at.length > 1 ? 1.5 * at[0] - 0.5 * at[1] : at[0] - only;
    int last = at.length - 1;
    edges[last + 1] = at.length > 1 ? 1.5 * at[last] - 0.5 * at[last - 1] : at[0] + only;
    for (int i = 0; log && i < edges.length; i++) {
      edges[i] = Math.exp(edges[i]);
    }

    return edges;
  }

  Extent extent() {
    double[] edges = edges();
    return new Extent(edges[0], edges[edges.length - 1]);
  }

  /**
   * Which place each cell of a picture shows: the places themselves where they are evenly spaced, else
   * cells fine enough that places have their true widths.
   */
  int[] cells() {
    double[] edges = edges();
    boolean log = isLogarithmic();
    for (int i = 0; log && i < edges.length; i++) {
      edges[i] = Math.log(edges[i]);
    }

    double from = edges[0];
    double width = edges[edges.length - 1] - from;
    int places = edges.length - 1;
    boolean even = true;
    for (int i = 0; i < places; i++) {
      even &= Math.abs((edges[i + 1] - edges[i]) * places / width - 1) < EVEN;
    }

    int[] cells = new int[even ? places : Math.max(200, 4 * places)];
    for (int i = 0; i < cells.length; i++) {
      double at = from + width * (i + 0.5) / cells.length;
      int place = even ? i : 0;
      while (place < places - 1 && at >= edges[place + 1]) {
        place++;
      }

      cells[i] = place;
    }

    return cells;
  }

  /** {@code mu = 2 keV}. */
  String told(double value) {
    return name + " = " + number(value) + (unit.isBlank() ? "" : " " + unit);
  }

  /** A number with four digits and no zeros after them. */
  static String number(double value) {
    String number = String.format(Locale.ROOT, "%.4g", value);
    boolean plain = number.contains(".") && !number.contains("e");
    return plain ? number.replaceAll("\\.?0+$", "") : number;
  }
}
