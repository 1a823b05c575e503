package org.calibrant.export;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.calibrant.core.BadInput;

/**
 * The rows of a run's table, one after the other in the order of their keys, without Spark.
 *
 * <pre>{@code
 * try (TableReader rows = TableReader.open(run, "LibraryRow", "unit", "t_fit")) {
 *   while (rows.next()) {
 *     rows.integer(0);
 *     rows.number(1); // NaN where the table has null
 *   }
 * }
 * }</pre>
 *
 * <p>Only the columns asked for are read. Memory holds their packed pages of one row group (Spark
 * closes one at 128 MB for all columns together) and one page of each, unpacked.
 */
public final class TableReader implements AutoCloseable {
  private final FinishedRun run;
  private final List<FileStatus> files;
  private final List<String> names;
  private final Cell[] cells;

  private int nextFile;
  private ParquetFileReader file;
  private String fileName;
  private MessageType projection;
  private String createdBy;
  private long left;
  private long row = -1;

  private TableReader(FinishedRun run, List<FileStatus> files, List<String> names) {
    this.run = run;
    this.files = files;
    this.names = names;
    this.cells = new Cell[names.size()];
  }

  /**
   * Opens a table.
   *
   * @param columns those to read, at least one; they are numbered from 0 as given here
   * @throws BadInput when the table or a column is missing, or a file is damaged
   */
  public static TableReader open(FinishedRun run, String table, String... columns)
      throws IOException {
    if (columns.length == 0) {
      throw new IllegalArgumentException("name at least one column of " + table);
    }

    TableReader reader = new TableReader(run, TableFiles.of(run, table), List.of(columns));
    try {
      reader.openNextFile();
      return reader;
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /** All columns of a table, with their units and meanings. */
  public static List<TableColumn> columns(FinishedRun run, String table) throws IOException {
    FileStatus first = TableFiles.of(run, table).get(0);
    try (ParquetFileReader file = open(run.hadoop(), first)) {
      return TableColumn.of(first.getPath().toString(), file.getFileMetaData());
    }
  }

  /**
   * Whether a column has any value at all, as far as the files' footers tell; true where they do
   * not say.
   */
  public static boolean hasValues(FinishedRun run, String table, String column) throws IOException {
    for (FileStatus status : TableFiles.of(run, table)) {
      try (ParquetFileReader file = open(run.hadoop(), status)) {
        for (BlockMetaData block : file.getRowGroups()) {
          for (ColumnChunkMetaData chunk : block.getColumns()) {
            boolean asked = chunk.getPath().toArray()[0].equals(column);
            long nulls = chunk.getStatistics() == null ? -1 : chunk.getStatistics().getNumNulls();
            if (asked && nulls != chunk.getValueCount()) {
              return true;
            }
          }
        }
      }
    }

    return false;
  }

  /** Moves to the next row, the first one to begin with; false when there is none left. */
  public boolean next() throws IOException {
    while (left == 0) {
      if (!nextRowGroup()) {
        return false;
      }
    }

    try {
      for (Cell cell : cells) {
        cell.next();
      }
    } catch (RuntimeException e) {
      throw damaged(e);
    }

    left--;
    row++;
    return true;
  }

  /** Which row this is, from 0. */
  public long row() {
    return row;
  }

  /** Whether this row has no value in a column. */
  public boolean isNull(int column) {
    return cells[column].isNull();
  }

  /** A number of this row; NaN where there is none. */
  public double number(int column) {
    return cells[column].number();
  }

  /** A whole number of this row, which must have one. */
  public long integer(int column) {
    return cells[column].integer();
  }

  /** A text of this row; null where there is none. */
  public String text(int column) {
    return cells[column].text();
  }

  /** An array of numbers of this row, empty where there is none; NaN for its elements without. */
  public double[] numbers(int column) {
    return cells[column].numbers();
  }

  /**
   * A value of this row as the column's type has it: a number or a truth value in its box, a text, an
   * array of doubles, an array or a list of others; null where there is none.
   */
  public Object value(int column) {
    return cells[column].value();
  }

  private boolean nextRowGroup() throws IOException {
    if (file == null && !openNextFile()) {
      return false;
    }

    try {
      PageReadStore pages = file.readNextRowGroup();
      if (pages == null) {
        closeFile();
        return true;
      }

      start(new ColumnReadStoreImpl(pages, new NoRecords(), projection, createdBy));

      left = pages.getRowCount();
      return true;
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private void start(ColumnReadStoreImpl store) {
    for (ColumnDescriptor column : projection.getColumns()) {
      int index = names.indexOf(column.getPath()[0]);
      cells[index] = Cell.of(column);
      cells[index].start(store.getColumnReader(column));
    }
  }

  private boolean openNextFile() throws IOException {
    closeFile();
    if (nextFile == files.size()) {
      return false;
    }

    FileStatus status = files.get(nextFile);
    nextFile++;
    fileName = status.getPath().toString();
    file = open(run.hadoop(), status);
    try {
      MessageType schema = file.getFileMetaData().getSchema();
      createdBy = file.getFileMetaData().getCreatedBy();
      projection = new MessageType(schema.getName(), projected(schema));
      file.setRequestedSchema(projection);
      return true;
    } catch (BadInput e) {
      throw e;
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  private List<Type> projected(MessageType schema) {
    Set<String> missing = new TreeSet<>(names);
    schema.getFields().forEach(field -> missing.remove(field.getName()));
    if (!missing.isEmpty()) {
      throw new BadInput(
          fileName,
          "",
          "has no column %s; it has %s"
              .formatted(
                  String.join(", ", missing),
                  schema.getFields().stream().map(Type::getName).toList()));
    }

    return names.stream().map(name -> schema.getType(name)).toList();
  }

  private static ParquetFileReader open(Configuration hadoop, FileStatus status)
      throws IOException {
    try {
      return ParquetFileReader.open(
          HadoopInputFile.fromStatus(status, hadoop), ParquetReadOptions.builder().build());
    } catch (FileNotFoundException e) {
      throw new BadInput(status.getPath().toString(), "", "there is no such file", e);
    } catch (IOException | RuntimeException e) {
      throw damaged(status.getPath().toString(), e);
    }
  }

  private BadInput damaged(Exception e) throws IOException {
    return damaged(fileName, e);
  }

  /**
   * What a damaged file does to the parser; a file system that fails is no fault of the file and
   * passes through.
   */
  private static BadInput damaged(String file, Exception e) throws IOException {
    boolean parsing =
        !(e instanceof IOException)
            || e instanceof EOFException
            || (e.getCause() != null && e.getCause().getClass().getName().contains(".thrift."));
    if (parsing) {
      return new BadInput(file, "", "damaged, or not Parquet as expected: " + e, e);
    }

    throw (IOException) e;
  }

  private void closeFile() throws IOException {
    if (file != null) {
      ParquetFileReader closing = file;
      file = null;
      closing.close();
    }
  }

  @Override
  public void close() throws IOException {
    left = 0;
    closeFile();
  }
}
