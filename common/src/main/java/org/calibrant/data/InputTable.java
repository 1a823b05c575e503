package org.calibrant.data;

import java.io.Closeable;
import java.util.List;
import org.calibrant.core.BadInput;
import org.calibrant.core.DidYouMean;
import org.calibrant.core.InputFile;

/**
 * The rows of a table, one after the other; memory does not grow with their number. What a cell
 * cannot give is a {@link BadInput} that names file, line or row, and column.
 *
 * <pre>{@code
 * try (InputTable table = InputTable.open(file)) {
 *   int energy = table.column("energy");
 *   while (table.next()) {
 *     use(table.number(energy));
 *   }
 * }
 * }</pre>
 */
public interface InputTable extends Closeable {

  /**
   * Opens a table, whatever it is stored as: comma-separated text with a header line (gzipped or
   * not), a Parquet file, or a folder of Parquet files, read in the natural order of their names.
   */
  static InputTable open(InputFile file) {
    if (Inputs.isFolder(file) || Inputs.begins(file, ParquetTable.MAGIC)) {
      return new ParquetTable(file);
    }

    return new TextTable(file);
  }

  /** The file or folder as the user named it. */
  String file();

  /** Names of the columns, in file order. */
  List<String> columns();

  /** Index of a column, for the other methods; refuses a table that has none of that name. */
  default int column(String name) {
    int index = columns().indexOf(name);
    if (index < 0) {
      throw new BadInput(
          file(),
          "",
          "no column %s, found %s%s"
              .formatted(name, String.join(", ", columns()), DidYouMean.hint(name, columns())));
    }

    return index;
  }

  /** Moves to the next row, to the first one at the beginning; false when there is none left. */
  boolean next();

  /** A finite number of this row. */
  default double number(int column) {
    double value = anyNumber(column);
    if (!Double.isFinite(value)) {
      throw new BadInput(
          file(),
          place() + " column " + columns().get(column),
          "expected a finite number, found " + value);
    }

    return value;
  }

  /** A number of this row that may also be NaN or infinite. */
  double anyNumber(int column);

  /** A whole number of this row. */
  long integer(int column);

  /** A text of this row. */
  String text(int column);

  /** Where this row stands, for messages: {@code line 17}. */
  String place();

  @Override
  void close();
}
