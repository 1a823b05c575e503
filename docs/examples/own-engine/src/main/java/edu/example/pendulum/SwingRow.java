package edu.example.pendulum;

import org.calibrant.core.TableRow;

/**
 * A row of the table {@code SwingRow}. The schema is Avro; types, units and meanings go from here into
 * the Parquet files.
 */
public record SwingRow(
    long unit, double amplitudeDeg, Double periodS, Double readingS, String status, String note)
    implements TableRow {

  public static final String SCHEMA =
      """
      {
        "type": "record", "name": "SwingRow", "namespace": "edu.example.pendulum",
        "doc": "The period of a pendulum at one amplitude.",
        "gates": ["period_s > 0"],
        "fields": [
          {"name": "unit", "type": "long", "doc": "index of the row"},
          {"name": "amplitude_deg", "type": "double", "unit": "deg", "key": true,
           "doc": "largest angle from the vertical"},
          {"name": "period_s", "type": ["null", "double"], "unit": "s",
           "doc": "period; empty if there is none"},
          {"name": "reading_s", "type": ["null", "double"], "unit": "s",
           "doc": "the same as the clock reads it"},
          {"name": "status", "type": "string", "doc": "ok, no-period, error"},
          {"name": "note", "type": ["null", "string"], "doc": "details of the status"}
        ]
      }
      """;

  @Override
  public Object[] columns() {
    return new Object[] {unit, amplitudeDeg, periodS, readingS, status, note};
  }
}
