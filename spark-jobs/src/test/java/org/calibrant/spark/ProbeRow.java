package org.calibrant.spark;

import org.calibrant.core.TableRow;

/** A row with a column of every kind, written by hand as a user would. */
@SuppressWarnings("ArrayRecordComponent")
public record ProbeRow(
    long unit,
    double[] point,
    int copy,
    Float weight,
    boolean even,
    Double value,
    double[] series,
    String[] names,
    String status,
    String note)
    implements TableRow {
  public static final String SCHEMA =
      """
      {"type": "record", "name": "ProbeRow", "namespace": "org.calibrant.spark", "fields": [
        {"name": "unit", "type": "long", "doc": "index of the unit"},
        {"name": "point", "type": {"type": "array", "items": "double"}, "spread": true},
        {"name": "copy", "type": "int"},
        {"name": "weight", "type": ["float", "null"]},
        {"name": "even", "type": "boolean"},
        {"name": "value", "type": ["null", "double"], "doc": "a number", "unit": "keV"},
        {"name": "series", "type": {"type": "array", "items": "double"}, "unit": "count s-1"},
        {"name": "names", "type": {"type": "array", "items": "string"}},
        {"name": "status", "type": "string"},
        {"name": "note", "type": ["null", "string"]}]}
      """;

  @Override
  public Object[] columns() {
    return new Object[] {unit, point, copy, weight, even, value, series, names, status, note};
  }
}
