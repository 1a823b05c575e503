package org.calibrant.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.calibrant.export.TableColumn;
import org.calibrant.export.TableReader;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Bars;
import org.calibrant.report.chart.Extent;
import org.calibrant.report.chart.Histogram;
import org.calibrant.report.chart.Plot;

/**
 * How the numbers of a table are distributed, one histogram for each column that varies. All rows are
 * counted; the bins lie where a sample says that nearly all numbers are.
 *
 * @param table its name
 */
public record ColumnHistograms(String table) implements Figure {
  private static final int SAMPLE = 20_000;
  private static final int BINS = 50;
  private static final int MOST = 40;
  private static final double TAIL = 0.001;
  private static final double RATIO = 30;
  private static final double ROUNDING = 1e-11;
  private static final Set<String> NUMERIC = Set.of("double", "float", "integer", "long");

  @Override
  public List<Exhibit> exhibits(Results results) throws IOException {
    if (!results.has(table)) {
      return List.of();
    }

    List<TableColumn> columns =
        results.columns(table).stream()
            .filter(column -> NUMERIC.contains(column.type()) && !isName(column))
            .limit(MOST)
            .toList();
    if (columns.isEmpty()) {
      return List.of();
    }

    String[] names = columns.stream().map(TableColumn::name).toArray(String[]::new);
    Sample sample = results.sample(table, SAMPLE, names);
    List<Histogram.Counter> counters = new ArrayList<>();
    List<Axis> axes = new ArrayList<>();
    List<TableColumn> varying = new ArrayList<>();
    for (TableColumn column : columns) {
      double[] values = sample.numbers(column.name());
      Extent extent = core(values);
      if (varies(extent)) {
        boolean logarithmic = extent.from() > 0 && isEvenerInLogarithm(values);
        Axis axis = Axis.of(column.name(), column.unit());
        axes.add(logarithmic ? axis.log() : axis);
        counters.add(
            new Histogram.Counter(
                logarithmic
                    ? Histogram.logarithmicEdges(extent, BINS)
                    : Histogram.edges(extent, bins(column, extent))));
        varying.add(column);
      }
    }

    count(results, varying, counters);
    List<Exhibit> drawings = new ArrayList<>();
    for (int i = 0; i < varying.size(); i++) {
      drawings.add(drawing(varying.get(i), axes.get(i), counters.get(i).histogram()));
    }

    return drawings;
  }

  /** Whether there is more than rounding. */
  private static boolean varies(Extent extent) {
    double size = Math.max(Math.abs(extent.from()), Math.abs(extent.to()));
    return extent.to() - extent.from() > ROUNDING * size;
  }

  /** Whole numbers that name a row are as good as any others. */
  private static boolean isName(TableColumn column) {
    boolean whole = column.type().equals("integer") || column.type().equals("long");
    return column.name().equals("unit") || (column.key() && whole);
  }

  private void count(Results results, List<TableColumn> columns, List<Histogram.Counter> counters)
      throws IOException {
    if (columns.isEmpty()) {
      return;
    }

    String[] names = columns.stream().map(TableColumn::name).toArray(String[]::new);
    try (TableReader rows = results.read(table, names)) {
      while (rows.next()) {
        for (int i = 0; i < names.length; i++) {
          counters.get(i).add(rows.number(i));
        }
      }
    }
  }

  private Drawing drawing(TableColumn column, Axis axis, Histogram histogram) {
    long outside = histogram.below() + histogram.above();
    String caption =
        "%s%s%s%s"
            .formatted(
                column.comment().isBlank() ? "No meaning is stated" : column.comment(),
                ". Spikes and far tails need a reason. %,d numbers".formatted(histogram.counted()),
                outside == 0 ? "" : ", %,d more outside".formatted(outside),
                histogram.missing() == 0
                    ? "."
                    : ", %,d rows without.".formatted(histogram.missing()));
    return new Drawing(
        table + "-" + column.name(),
        table + ": " + column.name(),
        caption,
        Plot.of(axis, Axis.of("rows", ""), new Bars("", histogram)));
  }

  /** Where nearly all numbers are; as far as the outermost where that is not much farther. */
  private static Extent core(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return Extent.NONE;
    }

    double least = sorted[0];
    double largest = sorted[sorted.length - 1];
    double from = sorted[(int) (TAIL * sorted.length)];
    double to = sorted[sorted.length - 1 - (int) (TAIL * sorted.length)];
    return largest - least <= 3 * (to - from) ? new Extent(least, largest) : new Extent(from, to);
  }

  /** Whether the median of the inner numbers is more in their middle on a logarithmic scale. */
  private static boolean isEvenerInLogarithm(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    double low = sorted[sorted.length / 100];
    double middle = sorted[sorted.length / 2];
    double high = sorted[sorted.length - 1 - sorted.length / 100];
    double linear = Math.abs((middle - low) / (high - low) - 0.5);
    double logarithmic = Math.abs(Math.log(middle / low) / Math.log(high / low) - 0.5);
    return high / low > RATIO && logarithmic < linear;
  }

  /** Whole numbers get bins of whole numbers. */
  private static int bins(TableColumn column, Extent extent) {
    boolean whole = column.type().equals("integer") || column.type().equals("long");
    return whole ? (int) Math.max(1, Math.min(BINS, extent.to() - extent.from())) : BINS;
  }
}
