package org.calibrant.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;

/**
 * A Parquet file, or a folder of them with any number of folders inside. Columns of plain numbers
 * and texts can be read; others are listed. Names that begin with {@code _} or {@code .} are not
 * data, as everywhere in this world.
 */
final class ParquetTable implements InputTable {
  static final byte[] MAGIC = {'P', 'A', 'R', '1'};
  private static final long EXACT = 1L << 53;
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private final InputFile file;
  private final Configuration settings = Remote.settings();
  private final List<Path> parts;
  private final GroupType schema;
  private final List<String> columns;
  private int part = -1;
  private ParquetReader<Group> reader;
  private Group row;
  private long rowOfPart;

  ParquetTable(InputFile file) {
    this.file = file;
    try {
      Path path = Remote.absolute(file.uri());
      this.parts = new ArrayList<>();
      gather(path.getFileSystem(settings), path);
      parts.sort(Comparator.comparing(ParquetTable::natural));
      if (parts.isEmpty()) {
        throw new BadInput(file.uri(), "", "is a folder without Parquet files");
      }

      this.schema = schema(parts.get(0));
      this.columns = schema.getFields().stream().map(Type::getName).toList();
    } catch (IOException e) {
      throw Inputs.unreadable(file, e);
    }
  }

  private void gather(FileSystem system, Path path) throws IOException {
    FileStatus status = system.getFileStatus(path);
    if (status.isFile()) {
      parts.add(path);
      return;
    }

    for (FileStatus child : system.listStatus(path)) {
      String name = child.getPath().getName();
      boolean hidden = name.startsWith("_") || name.startsWith(".");
      if (!hidden && (child.isDirectory() || name.endsWith(".parquet"))) {
        gather(system, child.getPath());
      }
    }
  }

  /** So that part=2 stands before part=10. */
  private static String natural(Path path) {
    return DIGITS
        .matcher(path.toString())
        .replaceAll(m -> "0".repeat(Math.max(0, 19 - m.group().length())) + m.group());
  }

  private GroupType schema(Path path) {
    try (ParquetFileReader footer =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, settings))) {
      return footer.getFileMetaData().getSchema();
    } catch (IOException | RuntimeException e) {
      throw damaged(path, e);
    }
  }

  @Override
  public String file() {
    return file.uri();
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    while (part < parts.size()) {
      row = reader == null ? null : read();
      if (row != null) {
        rowOfPart++;
        return true;
      }

      close();
      part++;
      if (part < parts.size()) {
        open(parts.get(part));
      }
    }

    return false;
  }

  private Group read() {
    try {
      return reader.read();
    } catch (IOException | RuntimeException e) {
      throw damaged(parts.get(part), e);
    }
  }

  private void open(Path path) {
    if (!schema(path).getFields().equals(schema.getFields())) {
      throw new BadInput(
          file.uri(), path.getName(), "has other columns than " + parts.get(0).getName());
    }

    rowOfPart = 0;
    try {
      reader = ParquetReader.builder(new GroupReadSupport(), path).withConf(settings).build();
    } catch (IOException | RuntimeException e) {
      throw damaged(path, e);
    }
  }

  @Override
  public double anyNumber(int column) {
    PrimitiveTypeName type = type(column);
    return switch (type) {
      case INT32 -> row.getInteger(column, 0);
      case INT64 -> row.getLong(column, 0);
      case FLOAT -> row.getFloat(column, 0);
      case DOUBLE -> row.getDouble(column, 0);
      default -> throw wrong(column, "expected a number, the column holds " + type);
    };
  }

  @Override
  public long integer(int column) {
    PrimitiveTypeName type = type(column);
    if (type == PrimitiveTypeName.INT32 || type == PrimitiveTypeName.INT64) {
      return type == PrimitiveTypeName.INT32 ? row.getInteger(column, 0) : row.getLong(column, 0);
    }

    double value = anyNumber(column);
    if (value == Math.rint(value) && Math.abs(value) <= EXACT) {
      return (long) value;
    }

    throw wrong(column, "expected a whole number, found " + value);
  }

  @Override
  public String text(int column) {
    boolean text = type(column) == PrimitiveTypeName.BINARY;
    try {
      return text ? row.getString(column, 0) : row.getValueToString(column, 0);
    } catch (RuntimeException e) { // a length that the page does not have shows only now
      throw damaged(parts.get(part), e);
    }
  }

  /** The type of a cell that is there and is plain. */
  private PrimitiveTypeName type(int column) {
    Type field = schema.getType(column);
    LogicalTypeAnnotation meaning = field.getLogicalTypeAnnotation();
    if (!field.isPrimitive()
        || field.isRepetition(Type.Repetition.REPEATED)
        || meaning instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation) {
      throw wrong(column, "expected plain numbers or texts, the column is " + field);
    }

    if (row.getFieldRepetitionCount(column) == 0) {
      throw wrong(column, "there is no value");
    }

    return field.asPrimitiveType().getPrimitiveTypeName();
  }

  @Override
  public String place() {
    return "%s row %d".formatted(parts.get(part).getName(), rowOfPart);
  }

  @Override
  public void close() {
    try {
      if (reader != null) {
        reader.close();
        reader = null;
      }
    } catch (IOException e) {
      throw Inputs.unreadable(file, e);
    }
  }

  private BadInput wrong(int column, String problem) {
    return new BadInput(file.uri(), place() + " column " + columns.get(column), problem);
  }

  private BadInput damaged(Path path, Exception e) {
    return e instanceof BadInput known
        ? known
        : new BadInput(file.uri(), path.getName(), "is damaged or is not a Parquet file: " + e, e);
  }
}
