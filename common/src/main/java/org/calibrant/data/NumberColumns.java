package org.calibrant.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;

/**
 * A table that holds nothing but numbers: comma-separated text with or without a line of names, as
 * numpy writes it, or Parquet. NaN and infinities are numbers here.
 *
 * @param names of the columns; {@code 0}, {@code 1}, … where the file has none
 * @param columns one array per column, all of one length
 */
public record NumberColumns(List<String> names, double[][] columns) {
  private static final int LONGEST_LINE = 1 << 24;

  /**
   * Reads a table.
   *
   * @throws BadInput for a file that is missing, damaged, or holds what is no number
   */
  public static NumberColumns read(InputFile file) {
    return Inputs.isFolder(file) || Inputs.begins(file, ParquetTable.MAGIC)
        ? ofTable(file)
        : ofText(file);
  }

  private static NumberColumns ofTable(InputFile file) {
    try (InputTable table = InputTable.open(file)) {
      List<String> names = table.columns();
      List<double[]> rows = new ArrayList<>();
      while (table.next()) {
        double[] row = new double[names.size()];
        for (int c = 0; c < row.length; c++) {
          row[c] = table.anyNumber(c);
        }

        rows.add(row);
      }

      return new NumberColumns(names, columns(rows, names.size()));
    }
  }

  private static NumberColumns ofText(InputFile file) {
    List<double[]> rows = new ArrayList<>();
    List<String> names = null;
    int number = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Inputs.open(file), StandardCharsets.UTF_8.newDecoder()))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.length() > LONGEST_LINE) {
          throw new BadInput(file.uri(), "line " + number, "is longer than a table's line");
        }

        if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
          String[] fields = fields(line);
          if (names == null) {
            names = names(fields, rows);
          } else {
            rows.add(row(file, number, fields, names.size()));
          }
        }
      }
    } catch (CharacterCodingException e) {
      throw new BadInput(file.uri(), "near line " + number, "is not text in UTF-8", e);
    } catch (IOException e) {
      throw Inputs.unreadable(file, e);
    } catch (UncheckedIOException e) {
      throw Inputs.unreadable(file, e.getCause());
    }

    if (names == null) {
      throw new BadInput(file.uri(), "", "is empty, expected columns of numbers");
    }

    return new NumberColumns(List.copyOf(names), columns(rows, names.size()));
  }

  private static String[] fields(String line) {
    String[] fields = line.split(",", -1);
    for (int c = 0; c < fields.length; c++) {
      fields[c] = fields[c].strip();
    }

    return fields;
  }

  /** Of the first line: names, or the first row of a table without. */
  private static List<String> names(String[] fields, List<double[]> rows) {
    double[] row = new double[fields.length];
    List<String> numbered = new ArrayList<>();
    for (int c = 0; c < row.length; c++) {
      numbered.add(String.valueOf(c));
      try {
        row[c] = number(fields[c]);
      } catch (NumberFormatException e) {
        return Arrays.asList(fields);
      }
    }

    rows.add(row);
    return numbered;
  }

  private static double[] row(InputFile file, int line, String[] fields, int columns) {
    if (fields.length != columns) {
      throw new BadInput(
          file.uri(), "line " + line, "%d fields, expected %d".formatted(fields.length, columns));
    }

    double[] row = new double[columns];
    for (int c = 0; c < columns; c++) {
      try {
        row[c] = number(fields[c]);
      } catch (NumberFormatException e) {
        throw new BadInput(
            file.uri(),
            "line %d column %d".formatted(line, c + 1),
            "expected a number, found \"%s\"".formatted(fields[c]),
            e);
      }
    }

    return row;
  }

  private static double number(String field) {
    return switch (field.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(field);
    };
  }

  private static double[][] columns(List<double[]> rows, int count) {
    double[][] columns = new double[count][rows.size()];
    for (int t = 0; t < rows.size(); t++) {
      for (int c = 0; c < count; c++) {
        columns[c][t] = rows.get(t)[c];
      }
    }

    return columns;
  }
}
