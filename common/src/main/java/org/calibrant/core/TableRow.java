package org.calibrant.core;

import java.io.Serializable;

/**
 * A row of an output table. Implementations are generated from {@code data-schemas/schemas/*.avsc};
 * a row written by hand has the schema as a constant {@code public static final String SCHEMA}.
 */
public interface TableRow extends Serializable {

  /** The values of the columns, in schema order. */
  Object[] columns();
}
