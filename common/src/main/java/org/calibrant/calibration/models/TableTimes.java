package org.calibrant.calibration.models;

import org.calibrant.core.InputFile;

/**
 * The times of a table, CSV or Parquet.
 *
 * @param table the file
 * @param column name of the column; its values rise
 */
public record TableTimes(InputFile table, String column) implements Times {
  @Override
  public double[] values() {
    return Series.of(new InputSeries("times", table, column, column)).times();
  }

  @Override
  public void check() {
    values();
  }
}
