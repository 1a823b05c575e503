package org.calibrant.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** One column of the current row. A cell moves through its column value by value. */
abstract class Cell {
  ColumnReader reader;
  int defined;

  /** Begins a new run of values. */
  void start(ColumnReader column) {
    reader = column;
    defined = column.getDescriptor().getMaxDefinitionLevel();
  }

  /** Takes the value of the next row. */
  abstract void next();

  boolean isNull() {
    throw mismatch("a scalar");
  }

  double number() {
    throw mismatch("a number");
  }

  long integer() {
    throw mismatch("an integer");
  }

  String text() {
    throw mismatch("a text");
  }

  double[] numbers() {
    throw mismatch("an array of numbers");
  }

  /** The value as the table's type has it; null, or a box, a text or an array of them. */
  abstract Object value();

  IllegalStateException mismatch(String asked) {
    return new IllegalStateException(
        "asked for %s, but column %s holds another type"
            .formatted(asked, reader.getDescriptor().getPath()[0]));
  }

  static Cell of(ColumnDescriptor column) {
    PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
    boolean text = type == PrimitiveTypeName.BINARY;
    boolean whole = type == PrimitiveTypeName.INT32 || type == PrimitiveTypeName.INT64;
    boolean real = type == PrimitiveTypeName.DOUBLE || type == PrimitiveTypeName.FLOAT;
    boolean truth = type == PrimitiveTypeName.BOOLEAN;
    if (column.getMaxRepetitionLevel() == 1 && (real || whole || truth || text)) {
      return real || whole ? new NumbersCell(column) : new WordsCell(column);
    }

    if (column.getMaxRepetitionLevel() == 0 && truth) {
      return new TruthCell();
    }

    if (column.getMaxRepetitionLevel() == 0 && (text || whole || real)) {
      return text ? new TextCell() : whole ? new IntegerCell(type) : new NumberCell(type);
    }

    throw new IllegalArgumentException(
        "column %s has type %s, which is not read here"
            .formatted(column.getPath()[0], column.getPrimitiveType()));
  }

  private static final class NumberCell extends Cell {
    private final boolean wide;
    private double value;
    private boolean isNull;

    NumberCell(PrimitiveTypeName type) {
      wide = type == PrimitiveTypeName.DOUBLE;
    }

    @Override
    void next() {
      isNull = reader.getCurrentDefinitionLevel() < defined;
      value = isNull ? Double.NaN : wide ? reader.getDouble() : reader.getFloat();
      reader.consume();
    }

    @Override
    boolean isNull() {
      return isNull;
    }

    @Override
    double number() {
      return value;
    }

    @Override
    Object value() {
      if (isNull) {
        return null;
      }

      return wide ? (Object) value : (Object) (float) value;
    }
  }

  private static final class TruthCell extends Cell {
    private Boolean value;

    @Override
    void next() {
      value = reader.getCurrentDefinitionLevel() < defined ? null : reader.getBoolean();
      reader.consume();
    }

    @Override
    boolean isNull() {
      return value == null;
    }

    @Override
    Object value() {
      return value;
    }
  }

  private static final class IntegerCell extends Cell {
    private final boolean wide;
    private long value;
    private boolean isNull;

    IntegerCell(PrimitiveTypeName type) {
      wide = type == PrimitiveTypeName.INT64;
    }

    @Override
    void next() {
      isNull = reader.getCurrentDefinitionLevel() < defined;
      value = isNull ? 0 : wide ? reader.getLong() : reader.getInteger();
      reader.consume();
    }

    @Override
    boolean isNull() {
      return isNull;
    }

    @Override
    double number() {
      return isNull ? Double.NaN : value;
    }

    @Override
    Object value() {
      if (isNull) {
        return null;
      }

      return wide ? (Object) value : (Object) (int) value;
    }

    @Override
    long integer() {
      if (isNull) {
        throw mismatch("an integer where there is none");
      }

      return value;
    }
  }

  private static final class TextCell extends Cell {
    private Binary binary;
    private String value;

    @Override
    void next() {
      if (reader.getCurrentDefinitionLevel() < defined) {
        binary = null;
        value = null;
      } else {
        Binary found = reader.getBinary();
        if (!found.equals(binary)) { // most texts are a few words, again and again
          binary = found;
          value = found.toStringUsingUTF8();
        }
      }

      reader.consume();
    }

    @Override
    boolean isNull() {
      return value == null;
    }

    @Override
    String text() {
      return value;
    }

    @Override
    Object value() {
      return value;
    }
  }

  /** An array of texts or of truth values. */
  private static final class WordsCell extends Cell {
    private final boolean text;
    private final int repeated;
    private List<Object> values = List.of();
    private boolean isNull;

    WordsCell(ColumnDescriptor column) {
      text = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
      repeated = NumbersCell.repeated(column);
    }

    @Override
    void next() {
      List<Object> found = new ArrayList<>();
      isNull = reader.getCurrentDefinitionLevel() < repeated - 1;
      do {
        if (reader.getCurrentDefinitionLevel() >= repeated) {
          found.add(
              reader.getCurrentDefinitionLevel() < defined
                  ? null
                  : text ? reader.getBinary().toStringUsingUTF8() : (Object) reader.getBoolean());
        }

        reader.consume();
      } while (reader.getCurrentRepetitionLevel() > 0);
      values = found;
    }

    @Override
    boolean isNull() {
      return isNull;
    }

    @Override
    Object value() {
      return isNull ? null : values;
    }
  }

  private static final class NumbersCell extends Cell {
    private final PrimitiveTypeName type;
    private double[] values = new double[16];
    private int count;

    /** Below this definition level the array has no element. */
    private final int repeated;

    private boolean isNull;

    NumbersCell(ColumnDescriptor column) {
      type = column.getPrimitiveType().getPrimitiveTypeName();
      repeated = repeated(column);
    }

    private static int repeated(ColumnDescriptor column) {
      boolean optional =
          column
              .getPrimitiveType()
              .isRepetition(org.apache.parquet.schema.Type.Repetition.OPTIONAL);
      return column.getMaxDefinitionLevel() - (optional ? 1 : 0);
    }

    @Override
    boolean isNull() {
      return isNull;
    }

    @Override
    Object value() {
      if (isNull) {
        return null;
      }

      double[] found = numbers();
      return switch (type) {
        case DOUBLE -> found;
        case FLOAT -> Arrays.stream(found).mapToObj(x -> (float) x).toArray();
        case INT32 -> Arrays.stream(found).mapToObj(x -> (int) x).toArray();
        default -> Arrays.stream(found).mapToObj(x -> (long) x).toArray();
      };
    }

    @Override
    void next() {
      isNull = reader.getCurrentDefinitionLevel() < repeated - 1;
      count = 0;
      do {
        if (reader.getCurrentDefinitionLevel() >= repeated) {
          add(reader.getCurrentDefinitionLevel() < defined ? Double.NaN : element());
        }

        reader.consume();
      } while (reader.getCurrentRepetitionLevel() > 0);
    }

    private double element() {
      return switch (type) {
        case DOUBLE -> reader.getDouble();
        case FLOAT -> reader.getFloat();
        case INT32 -> reader.getInteger();
        default -> reader.getLong();
      };
    }

    private void add(double value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }

      values[count++] = value;
    }

    @Override
    double[] numbers() {
      return Arrays.copyOf(values, count);
    }
  }
}
