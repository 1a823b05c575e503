package org.calibrant.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.calibrant.export.FinishedRun;
import org.calibrant.export.TableColumn;
import org.calibrant.export.TableReader;
import org.calibrant.spark.Part;
import org.calibrant.spark.RunFolder;
import org.calibrant.spark.TableSummary;

/**
 * A row as it is in a table.
 *
 * @param part that holds it
 * @param guess the unit that it probably belongs to, if all have as many rows
 * @param key columns by which to know it, and their values
 * @param values of all columns
 */
@SuppressWarnings("ArrayRecordComponent")
record StoredRow(Part part, long guess, List<Integer> key, Object[] values) {

  /**
   * The first row with a key.
   *
   * @throws BadArgument when there is none
   */
  static StoredRow find(RunFolder run, RowKey key, Configuration hadoop) throws IOException {
    String table = key.table().isBlank() ? mainTable(run) : key.table();
    FinishedRun files = new FinishedRun(run.path(), List.of(), List.of(), hadoop);
    List<String> names = TableReader.columns(files, table).stream().map(TableColumn::name).toList();
    for (String column : key.columns()) {
      if (!names.contains(column)) {
        throw new BadArgument("%s has no column %s; it has %s".formatted(table, column, names));
      }
    }

    long row = row(files, table, key);
    if (row < 0) {
      throw new BadArgument("%s of %s has no row %s".formatted(table, run.name(), key.values()));
    }

    List<Integer> identifying = new ArrayList<>();
    names.stream()
        .filter(name -> name.equals("unit") || key.columns().contains(name))
        .forEach(name -> identifying.add(names.indexOf(name)));
    Part part = part(run, table, row);
    long before = row - rowsBefore(run, part);
    long guess = part.from() + (long) ((before + 0.5) * part.units() / part.rows());
    return new StoredRow(part, guess, identifying, values(files, table, names, row));
  }

  /** The table that was begun last holds what the campaign was made for. */
  private static String mainTable(RunFolder run) {
    List<TableSummary> tables = run.tables();
    if (tables.isEmpty()) {
      throw new BadArgument(run.name() + " has no finished part");
    }

    return tables.get(tables.size() - 1).table();
  }

  private static long row(FinishedRun files, String table, RowKey key) throws IOException {
    List<String> columns = key.columns();
    try (TableReader rows = TableReader.open(files, table, columns.toArray(String[]::new))) {
      while (rows.next()) {
        boolean all = true;
        for (int i = 0; i < columns.size() && all; i++) {
          all = key.agrees(columns.get(i), rows.value(i));
        }

        if (all) {
          return rows.row();
        }
      }
    }

    return -1;
  }

  private static Object[] values(FinishedRun files, String table, List<String> names, long row)
      throws IOException {
    try (TableReader rows = TableReader.open(files, table, names.toArray(String[]::new))) {
      while (rows.row() < row) {
        rows.next();
      }

      Object[] values = new Object[names.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = rows.value(i);
      }

      return values;
    }
  }

  private static Part part(RunFolder run, String table, long row) {
    long passed = 0;
    for (Part part : run.parts()) {
      if (part.table().equals(table)) {
        passed += part.rows();
        if (row < passed) {
          return part;
        }
      }
    }

    throw new BadArgument("%s: row %d lies beyond the finished parts".formatted(table, row));
  }

  private static long rowsBefore(RunFolder run, Part until) {
    return run.parts().stream()
        .filter(part -> part.table().equals(until.table()) && part.part() < until.part())
        .mapToLong(Part::rows)
        .sum();
  }

  /** Whether another row is this one, as far as its key tells. */
  boolean isThisRow(Object[] other) {
    return key.stream().allMatch(column -> Objects.equals(values[column], other[column]));
  }
}
