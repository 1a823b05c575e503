package org.calibrant.drift;

import java.io.IOException;
import java.util.List;
import org.calibrant.export.FinishedRun;
import org.calibrant.export.TableReader;

/** The rows of a table in the order of their keys. */
final class KeyedRows implements AutoCloseable {

  /** The rows are not in the order of their keys. */
  static final class Unsorted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsorted() {
      super("rows are not in the order of their keys", null, false, false);
    }
  }

  private final TableReader reader;
  private final List<String> columns;
  private final int keys;
  private Object[] key;
  private long rows;

  /**
   * @param columns the key columns first
   * @param keys how many of them are keys
   */
  KeyedRows(FinishedRun run, String table, List<String> columns, int keys) throws IOException {
    this.reader = TableReader.open(run, table, columns.toArray(String[]::new));
    this.columns = columns;
    this.keys = keys;
  }

  /** Moves on; false at the end. */
  boolean next() throws IOException {
    if (!reader.next()) {
      key = null;
      return false;
    }

    Object[] now = new Object[keys];
    for (int i = 0; i < keys; i++) {
      now[i] = reader.value(i);
    }

    if (key != null && compare(key, now) >= 0) {
      throw new Unsorted();
    }

    key = now;
    rows++;
    return true;
  }

  boolean atEnd() {
    return key == null;
  }

  long rows() {
    return rows;
  }

  Object[] key() {
    return key;
  }

  /** {@code mu=6.0, A=0.2}. */
  String keyText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < keys; i++) {
      text.append(i == 0 ? "" : ",").append(columns.get(i)).append('=').append(key[i]);
    }

    return text.toString();
  }

  Object value(int column) {
    return reader.value(column);
  }

  /** Nulls first, numbers by size, texts by their characters. */
  @SuppressWarnings("unchecked")
  static int compare(Object[] a, Object[] b) {
    for (int i = 0; i < a.length; i++) {
      int order =
          a[i] == null || b[i] == null
              ? Boolean.compare(a[i] != null, b[i] != null)
              : ((Comparable<Object>) a[i]).compareTo(b[i]);
      if (order != 0) {
        return order;
      }
    }

    return 0;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
