package org.calibrant.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.calibrant.core.Engine;
import org.calibrant.export.Export;
import org.calibrant.export.FinishedRun;
import org.calibrant.export.TableColumn;
import org.calibrant.export.TableReader;
import org.calibrant.report.chart.Axis;

/**
 * What a figure may look at: the tables of a run, and the engine that filled them.
 *
 * <pre>{@code
 * Sample rows = results.sample("TrackRow", 2000, "z_end", "x_f");
 * Plot.of(
 *     results.axis("TrackRow", "z_end"),
 *     results.axis("TrackRow", "x_f"),
 *     Points.of("", rows.numbers("z_end"), rows.numbers("x_f")));
 * }</pre>
 */
public final class Results {
  private final FinishedRun run;
  private final Engine engine;
  private final List<Export> exports;
  private final Map<String, Long> tables;
  private final Map<String, List<TableColumn>> columns = new LinkedHashMap<>();

  /**
   * @param run where the tables are
   * @param engine {@code null} where it is not known any more
   * @param exports what the campaign makes of its tables
   * @param tables rows by table, in the order in which they were written
   */
  public Results(FinishedRun run, Engine engine, List<Export> exports, Map<String, Long> tables) {
    this.run = run;
    this.engine = engine;
    this.exports = List.copyOf(exports);
    this.tables = new LinkedHashMap<>(tables);
  }

  /** The engine, if it is of a class; with its fields, sources and whatever it was configured with. */
  public <E extends Engine> Optional<E> engine(Class<E> type) {
    return type.isInstance(engine) ? Optional.of(type.cast(engine)) : Optional.empty();
  }

  /** The first of the campaign's exports that is of a class; with what it was configured with. */
  public <E extends Export> Optional<E> export(Class<E> type) {
    return exports.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** The tables that have rows, in the order in which they were written. */
  public Set<String> tables() {
    return tables.keySet();
  }

  /** Whether a table has rows. */
  public boolean has(String table) {
    return rows(table) > 0;
  }

  /** How many rows a table has; 0 where there is none. */
  public long rows(String table) {
    return tables.getOrDefault(table, 0L);
  }

  /** The columns of a table, with units and meanings. */
  public List<TableColumn> columns(String table) throws IOException {
    List<TableColumn> known = columns.get(table);
    if (known == null) {
      known = List.copyOf(TableReader.columns(run, table));
      columns.put(table, known);
    }

    return known;
  }

  /** A column of a table. */
  public Optional<TableColumn> column(String table, String name) throws IOException {
    return columns(table).stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** An axis for a column: its name, its unit. */
  public Axis axis(String table, String column) throws IOException {
    return Axis.of(column, unit(table, column));
  }

  /** The unit of a column, as the table states it; blank for a pure number. */
  public String unit(String table, String column) throws IOException {
    return column(table, column).map(TableColumn::unit).orElse("");
  }

  /** The rows of a table, one after the other, in their order. */
  public TableReader read(String table, String... names) throws IOException {
    return TableReader.open(run, table, names);
  }

  /**
   * Some rows of a table, in their order: all of them, or those that a hash of the row's number draws.
   * The same rows are drawn from the same table, however it was cut into parts.
   *
   * @param most how many at most
   */
  public Sample sample(String table, int most, String... names) throws IOException {
    Draw draw = new Draw(most);
    try (TableReader reader = read(table, names)) {
      while (reader.next()) {
        if (draw.wants(reader.row())) {
          Object[] values = new Object[names.length];
          for (int i = 0; i < values.length; i++) {
            values[i] = reader.value(i);
          }

          draw.take(reader.row(), values);
        }
      }
    }

    return new Sample(List.of(names), draw.taken(), rows(table));
  }

  /**
   * All rows of a table in which a column has one of some values; for what belongs to a sample of
   * another table.
   *
   * @param most how many at most
   */
  public Sample where(String table, int most, String column, Set<?> wanted, String... names)
      throws IOException {
    List<Object[]> taken = new ArrayList<>();
    List<String> all = new ArrayList<>(List.of(names));
    all.add(column);
    try (TableReader reader = read(table, all.stream().distinct().toArray(String[]::new))) {
      int key = all.indexOf(column);
      while (taken.size() < most && reader.next()) {
        if (wanted.contains(reader.value(key))) {
          Object[] values = new Object[names.length];
          for (int i = 0; i < values.length; i++) {
            values[i] = reader.value(i);
          }

          taken.add(values);
        }
      }
    }

    return new Sample(List.of(names), taken, rows(table));
  }
}
