package org.calibrant.data;

import java.io.Closeable;
import java.util.List;

/** The rows of a table, one after the other. */
public interface InputTable extends Closeable {

  /** Names of the columns, in file order. */
  List<String> columns();

  /** Index of a column; refuses a table without it, naming those it has. */
  int column(String name);

  /** Moves to the next row, the first one to begin with; false when there is none left. */
  boolean next();

  /** A finite number of this row. */
  double number(int column);

  /** A whole number of this row. */
  long integer(int column);

  /** A text of this row. */
  String text(int column);

  /** Where this row stands, for messages: {@code line 17}. */
  String place();
}
