package org.calibrant.spark;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.types.StructType;
import org.calibrant.core.Table;
import org.calibrant.core.TableRow;

/**
 * Turns rows into the values of a table's columns, on the workers.
 *
 * @param table name of the table
 * @param columns how many columns there are
 * @param spreadAt where the row holds the array that is spread; −1 without one
 * @param spread how many columns it becomes
 * @param statusAt where the status is among the columns; −1 without one
 */
record TableColumns(String table, int columns, int spreadAt, int spread, int statusAt)
    implements Serializable {

  static TableColumns of(Table<?> table, StructType schema) {
    return new TableColumns(
        table.name(),
        schema.size(),
        TableSchemas.spreadAt(table),
        table.spread().size(),
        Arrays.asList(schema.fieldNames()).indexOf("status"));
  }

  /** The values of a row's columns, in the order of the schema. */
  Object[] values(TableRow row) {
    Object[] fields = row.columns();
    Object[] values = fields;
    if (spreadAt >= 0) {
      double[] elements = (double[]) fields[spreadAt];
      if (elements.length != spread) {
        throw new IllegalStateException(
            "%s: a row has %d values to spread over %d columns"
                .formatted(table, elements.length, spread));
      }

      values = new Object[fields.length - 1 + spread];
      System.arraycopy(fields, 0, values, 0, spreadAt);
      for (int i = 0; i < spread; i++) {
        values[spreadAt + i] = elements[i];
      }

      System.arraycopy(
          fields, spreadAt + 1, values, spreadAt + spread, fields.length - spreadAt - 1);
    }

    if (values.length != columns) {
      throw new IllegalStateException(
          "%s: a row has %d columns, its schema %d".formatted(table, values.length, columns));
    }

    for (int i = 0; i < values.length; i++) {
      values[i] = oneNaN(values[i]);
    }

    return values;
  }

  /** Processors and compilers disagree about the bits of a NaN; a table has one. */
  private static Object oneNaN(Object value) {
    if (value instanceof Double number && number.isNaN()) {
      return Double.NaN;
    }

    if (value instanceof double[] array) {
      for (int i = 0; i < array.length; i++) {
        if (Double.isNaN(array[i])) {
          return Arrays.stream(array).map(x -> Double.isNaN(x) ? Double.NaN : x).toArray();
        }
      }
    }

    return value;
  }

  /** The status of a row, {@code ok} for tables without one. */
  String status(Object[] values) {
    return statusAt < 0 ? "ok" : String.valueOf(values[statusAt]);
  }
}
