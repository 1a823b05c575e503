package org.calibrant.spark;

import org.apache.spark.sql.types.StructType;
import org.calibrant.core.Table;

/** The Spark schema of a table; units and docs travel as column metadata into Parquet. */
@SuppressWarnings("DoNotCallSuggester")
public final class TableSchemas {
  private TableSchemas() {}

  /** One column per field of the row's {@code SCHEMA}, the spread field replaced by its columns. */
  public static StructType of(Table<?> table) {
    throw new UnsupportedOperationException();
  }
}
