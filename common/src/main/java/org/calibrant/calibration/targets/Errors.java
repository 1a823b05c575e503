package org.calibrant.calibration.targets;

import java.io.Serializable;
import org.calibrant.data.InputTable;

/** How large the errors of observations are. Implementations are records. */
public interface Errors extends Serializable {

  /** σ of the row where the table stands. */
  Reader in(InputTable table);

  /** σ of the current row of a table. */
  @FunctionalInterface
  interface Reader {
    double sigma(double value);
  }
}
