package org.calibrant.cli;

import org.calibrant.core.TableRow;

/** A row written by hand, as a user's own may be. */
public record SquareRow(long unit, double square, String status, String note) implements TableRow {
  public static final String SCHEMA =
      """
      {"type": "record", "name": "SquareRow", "namespace": "org.calibrant.cli", "fields": [
        {"name": "unit", "type": "long", "doc": "index of the row"},
        {"name": "square", "type": "double", "unit": "cm2", "doc": "the unit's square"},
        {"name": "status", "type": "string", "doc": "ok, or why there is no result"},
        {"name": "note", "type": ["null", "string"], "doc": "details"}]}
      """;

  @Override
  public Object[] columns() {
    return new Object[] {unit, square, status, note};
  }
}
