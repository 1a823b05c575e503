package org.calibrant.drift;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.calibrant.export.FinishedRun;
import org.calibrant.export.TableColumn;
import org.calibrant.export.TableReader;

/** Merges the rows of a table of two runs by their keys, and tallies what has changed. */
final class TableComparison {
  private static final int EXAMPLES = 5;

  private final FinishedRun first;
  private final FinishedRun second;
  private final String table;
  private final List<String> keys;
  private final List<String> read = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  /** Numeric columns by their place in {@link #read}. */
  private final Map<Integer, ColumnTally> tallies = new LinkedHashMap<>();

  /** Places of the standard error, or of the two bounds, of a numeric column. */
  private final Map<Integer, int[]> errors = new LinkedHashMap<>();

  private final List<String> lostExamples = new ArrayList<>();
  private final List<String> freshExamples = new ArrayList<>();
  private final TreeMap<String, Long> statuses = new TreeMap<>();
  private long common;
  private long identical;
  private long lost;
  private long fresh;
  private long newlyFailed;

  TableComparison(FinishedRun first, FinishedRun second, String table) throws IOException {
    this.first = first;
    this.second = second;
    this.table = table;
    Map<String, TableColumn> was = byName(TableReader.columns(first, table));
    Map<String, TableColumn> now = byName(TableReader.columns(second, table));
    List<TableColumn> both =
        now.values().stream()
            .filter(column -> was.containsKey(column.name()))
            .filter(column -> was.get(column.name()).type().equals(column.type()))
            .toList();
    this.keys = keys(both);
    read.addAll(keys);
    both.stream().map(TableColumn::name).filter(name -> !keys.contains(name)).forEach(read::add);
    was.keySet().stream().filter(name -> !read.contains(name)).forEach(missing::add);
    now.keySet().stream()
        .filter(name -> !read.contains(name) && !missing.contains(name))
        .forEach(missing::add);
    for (TableColumn column : both) {
      if (!keys.contains(column.name())
          && !column.name().equals("unit")
          && column.type().matches("(array<)?(double|float|integer|long)>?")) {
        int place = read.indexOf(column.name());
        tallies.put(place, new ColumnTally(column.name(), column.unit()));
        if (read.containsAll(column.sigma()) && !column.sigma().isEmpty()) {
          errors.put(place, column.sigma().stream().mapToInt(read::indexOf).toArray());
        }
      }
    }
  }

  /** The columns by which rows belong together. */
  List<String> keys() {
    return keys;
  }

  private static List<String> keys(List<TableColumn> columns) {
    List<String> declared =
        columns.stream().filter(TableColumn::key).map(TableColumn::name).toList();
    if (!declared.isEmpty()) {
      return declared;
    }

    return columns.stream().map(TableColumn::name).filter("unit"::equals).toList();
  }

  private static Map<String, TableColumn> byName(List<TableColumn> columns) {
    Map<String, TableColumn> byName = new LinkedHashMap<>();
    columns.forEach(column -> byName.put(column.name(), column));
    return byName;
  }

  /**
   * @throws KeyedRows.Unsorted when a table is not in the order of its keys
   */
  TableDrift drift() throws IOException {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(table + " has neither key columns nor a column unit");
    }

    try (KeyedRows was = new KeyedRows(first, table, read, keys.size());
        KeyedRows now = new KeyedRows(second, table, read, keys.size())) {
      was.next();
      now.next();
      while (!was.atEnd() || !now.atEnd()) {
        int order = was.atEnd() ? 1 : now.atEnd() ? -1 : KeyedRows.compare(was.key(), now.key());
        if (order < 0) {
          lost++;
          note(lostExamples, was);
          tallies.forEach((place, tally) -> each(was.value(place), tally::first));
          was.next();
        } else if (order > 0) {
          fresh++;
          note(freshExamples, now);
          tallies.forEach((place, tally) -> each(now.value(place), tally::second));
          now.next();
        } else {
          compare(was, now);
          was.next();
          now.next();
        }
      }

      return new TableDrift(
          table,
          keys,
          was.rows(),
          now.rows(),
          common,
          identical,
          lost,
          fresh,
          lostExamples,
          freshExamples,
          statuses,
          newlyFailed,
          missing,
          tallies.values().stream().map(ColumnTally::drift).toList());
    }
  }

  private static void note(List<String> examples, KeyedRows row) {
    if (examples.size() < EXAMPLES) {
      examples.add(row.keyText());
    }
  }

  private void compare(KeyedRows was, KeyedRows now) {
    common++;
    boolean same = true;
    int unit = read.indexOf("unit");
    long row = unit >= 0 && now.value(unit) instanceof Long number ? number : now.rows() - 1;
    for (int place = keys.size(); place < read.size(); place++) {
      Object old = was.value(place);
      Object fresh = now.value(place);
      ColumnTally tally = tallies.get(place);
      if (tally != null) {
        same &= numbers(was, place, old, fresh, tally, row, now);
      } else if (place != unit && !String.valueOf(old).equals(String.valueOf(fresh))) {
        same = false;
        if (read.get(place).equals("status")) {
          statuses.merge(old + " → " + fresh, 1L, Long::sum);
          newlyFailed += "ok".equals(old) ? 1 : 0;
        }
      }
    }

    identical += same ? 1 : 0;
  }

  private boolean numbers(
      KeyedRows was,
      int place,
      Object old,
      Object fresh,
      ColumnTally tally,
      long row,
      KeyedRows now) {
    each(old, tally::first);
    each(fresh, tally::second);
    double[] a = elements(old);
    double[] b = elements(fresh);
    boolean same = a.length == b.length;
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      if (i >= a.length) {
        tally.appeared();
      } else if (i >= b.length) {
        tally.vanished();
      } else {
        same &= tally.compare(a[i], b[i], error(was, place, i), row, now);
      }
    }

    return same;
  }

  /** The standard error of an element of a column in the first run's row. */
  private double error(KeyedRows was, int place, int element) {
    int[] columns = errors.get(place);
    if (columns == null) {
      return Double.NaN;
    }

    double[] values = new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      double[] found = elements(was.value(columns[i]));
      values[i] = element < found.length ? found[element] : Double.NaN;
    }

    return values.length == 1 ? values[0] : (values[1] - values[0]) / 2;
  }

  private interface Taker {
    void take(double value);
  }

  private static void each(Object value, Taker taker) {
    for (double element : elements(value)) {
      taker.take(element);
    }
  }

  private static double[] elements(Object value) {
    if (value instanceof double[] many) {
      return many;
    } else if (value instanceof Number one) {
      return new double[] {one.doubleValue()};
    } else if (value instanceof Object[] many) {
      double[] numbers = new double[many.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = ((Number) many[i]).doubleValue();
      }

      return numbers;
    }

    return new double[0];
  }
}
