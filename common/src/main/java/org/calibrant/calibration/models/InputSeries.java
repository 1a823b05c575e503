package org.calibrant.calibration.models;

import java.io.Serializable;
import org.calibrant.core.InputFile;

/**
 * A variable that a model reads: a column of a table, CSV or Parquet, whose times rise.
 *
 * @param variable the variable's name in the model
 * @param table the file
 * @param time name of the column of times
 * @param column name of the column of values
 */
public record InputSeries(String variable, InputFile table, String time, String column)
    implements Serializable {}
