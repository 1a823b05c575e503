package org.calibrant.data.ogip;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The bytes of a binary table under construction: columns are declared with all their cells, the
 * unit is assembled at the end with its DATASUM and CHECKSUM. Equal contents give equal bytes: no
 * clock is asked.
 */
final class TableBytes {
  private static final int MAX_SHORT = 32767;
  private static final String ZERO_SUM = "0".repeat(16);

  /** A cell per row, each encoded; variable ones go to the heap. */
  private record Filled(
      String name, String unit, String form, boolean variable, char type, List<double[]> cells) {}

  private final String extension;
  private final int rows;
  private final List<Filled> columns = new ArrayList<>();
  private final HeaderBlocks keywords = new HeaderBlocks();

  TableBytes(String extension, int rows) {
    this.extension = extension;
    this.rows = rows;
  }

  /** Cards behind those that describe the columns. */
  HeaderBlocks keywords() {
    return keywords;
  }

  /** The number that the next column will have. */
  int next() {
    return columns.size() + 1;
  }

  /** One number per row; type is that of TFORM: I, J, E, D. */
  TableBytes scalar(String name, String unit, char type, double[] values) {
    List<double[]> cells = new ArrayList<>();
    for (double value : values) {
      cells.add(new double[] {value});
    }

    return column(name, unit, "1" + type, false, type, cells);
  }

  TableBytes scalar(String name, String unit, char type, int[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }

    return scalar(name, unit, type, wide);
  }

  /** As many numbers in each row as the longest has, shorter ones filled with zeros. */
  TableBytes fixed(String name, String unit, char type, List<double[]> cells) {
    int longest = Math.max(1, longest(cells));
    List<double[]> filled = new ArrayList<>();
    for (double[] cell : cells) {
      filled.add(Arrays.copyOf(cell, longest));
    }

    return column(name, unit, longest + String.valueOf(type), false, type, filled);
  }

  /** Each row as long as it is. */
  TableBytes variable(String name, String unit, char type, List<double[]> cells) {
    return column(name, unit, "1P" + type + "(" + longest(cells) + ")", true, type, cells);
  }

  /** One text per row, in ASCII. */
  TableBytes names(String name, List<String> texts) {
    List<double[]> cells = new ArrayList<>();
    int longest = Math.max(1, texts.stream().mapToInt(String::length).max().orElse(0));
    for (String text : texts) {
      cells.add(Arrays.copyOf(text.chars().asDoubleStream().toArray(), longest));
    }

    return column(name, "", longest + "A", false, 'A', cells);
  }

  /** The narrowest integer type for these numbers. */
  static char integer(List<double[]> cells) {
    for (double[] cell : cells) {
      for (double value : cell) {
        if (!(Math.abs(value) <= MAX_SHORT)) {
          return 'J';
        }
      }
    }

    return 'I';
  }

  /** The whole unit, header and data in whole blocks. */
  byte[] unit() {
    byte[] data = data();
    byte[] padded = Arrays.copyOf(data, blocks(data.length));
    String dataSum = Long.toString(Sums.of(padded, 0, padded.length));
    byte[] open = header(data.length, dataSum, ZERO_SUM);
    long sum = Sums.of(open, 0, open.length) + Sums.of(padded, 0, padded.length);
    byte[] header = header(data.length, dataSum, Sums.encoded((sum & 0xffffffffL) + (sum >>> 32)));
    byte[] unit = Arrays.copyOf(header, header.length + padded.length);
    System.arraycopy(padded, 0, unit, header.length, padded.length);
    return unit;
  }

  private TableBytes column(
      String name, String unit, String form, boolean variable, char type, List<double[]> cells) {
    if (cells.size() != rows) {
      throw new IllegalArgumentException(
          "column %s has %d rows, expected %d".formatted(name, cells.size(), rows));
    }

    columns.add(new Filled(name, unit, form, variable, type, cells));
    return this;
  }

  private byte[] header(int dataLength, String dataSum, String checkSum) {
    int width = 0;
    for (Filled column : columns) {
      width += column.variable() ? 8 : bytes(column.type()) * Math.max(1, longest(column.cells()));
    }

    HeaderBlocks header = new HeaderBlocks();
    header.text("XTENSION", "BINTABLE", "binary table extension");
    header.add("BITPIX", 8, "8-bit bytes");
    header.add("NAXIS", 2, "2-dimensional table");
    header.add("NAXIS1", width, "width of table in bytes");
    header.add("NAXIS2", rows, "number of rows");
    header.add("PCOUNT", dataLength - width * rows, "size of the heap in bytes");
    header.add("GCOUNT", 1, "one data group");
    header.add("TFIELDS", columns.size(), "number of columns");
    header.text("EXTNAME", extension, "name of this table");
    for (int i = 0; i < columns.size(); i++) {
      header.text("TTYPE" + (i + 1), columns.get(i).name(), "");
      header.text("TFORM" + (i + 1), columns.get(i).form(), "");
      if (!columns.get(i).unit().isEmpty()) {
        header.text("TUNIT" + (i + 1), columns.get(i).unit(), "");
      }
    }

    header.append(keywords);
    header.text("CHECKSUM", checkSum, "HDU checksum");
    header.text("DATASUM", dataSum, "data unit checksum");
    return header.end().bytes();
  }

  private byte[] data() {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    ByteArrayOutputStream heap = new ByteArrayOutputStream();
    try (DataOutputStream tableOut = new DataOutputStream(table);
        DataOutputStream heapOut = new DataOutputStream(heap)) {
      for (int row = 0; row < rows; row++) {
        for (Filled column : columns) {
          double[] cell = column.cells().get(row);
          if (column.variable()) {
            tableOut.writeInt(cell.length);
            tableOut.writeInt(heapOut.size());
          }

          for (double value : cell) {
            write(column.variable() ? heapOut : tableOut, column.type(), value);
          }
        }
      }

      heap.writeTo(table);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }

    return table.toByteArray();
  }

  private static void write(DataOutputStream out, char type, double value) throws IOException {
    switch (type) {
      case 'A' -> out.writeByte((int) value);
      case 'I' -> out.writeShort(Math.toIntExact((long) value));
      case 'J' -> out.writeInt(Math.toIntExact((long) value));
      case 'E' -> out.writeFloat((float) value);
      case 'D' -> out.writeDouble(value);
      default -> throw new IllegalArgumentException("no such column type: " + type);
    }
  }

  private static int bytes(char type) {
    return switch (type) {
      case 'A' -> 1;
      case 'I' -> 2;
      case 'D' -> 8;
      default -> 4;
    };
  }

  private static int longest(List<double[]> cells) {
    return cells.stream().mapToInt(cell -> cell.length).max().orElse(0);
  }

  private static int blocks(int length) {
    return (length + Preflight.BLOCK - 1) / Preflight.BLOCK * Preflight.BLOCK;
  }
}
