package org.calibrant.data.image;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.Inputs;

/** Small texts of numbers: blank lines and everything after {@code #} are passed over. */
public final class NumberFile {
  private static final int LARGEST = 1 << 24;

  private NumberFile() {}

  /** The first so many numbers of a file. */
  public static double[] first(InputFile file, int count) {
    double[] numbers = new double[count];
    int found = 0;
    for (Line line : lines(file, LARGEST)) {
      for (String word : line.words()) {
        if (found < count) {
          numbers[found] = number(file, line.number(), word);
          found++;
        }
      }
    }

    if (found < count) {
      throw new BadInput(file.uri(), "", "expected %d numbers, found %d".formatted(count, found));
    }

    return numbers;
  }

  /** Rows of so many numbers each; at least one. */
  public static List<double[]> rows(InputFile file, int columns) {
    List<double[]> rows = new ArrayList<>();
    for (Line line : lines(file, LARGEST)) {
      if (line.words().length != columns) {
        throw new BadInput(
            file.uri(),
            "line " + line.number(),
            "expected %d numbers, found %d words".formatted(columns, line.words().length));
      }

      double[] row = new double[columns];
      for (int i = 0; i < columns; i++) {
        row[i] = number(file, line.number(), line.words()[i]);
      }

      rows.add(row);
    }

    if (rows.isEmpty()) {
      throw new BadInput(file.uri(), "", "holds no numbers");
    }

    return rows;
  }

  /** A line that holds something. */
  record Line(int number, String[] words) {}

  static List<Line> lines(InputFile file, int limit) {
    byte[] content = Inputs.bytes(file, limit);
    List<Line> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new ByteArrayInputStream(content), StandardCharsets.ISO_8859_1))) {
      int number = 0;
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        number++;
        int comment = text.indexOf('#');
        String kept = (comment < 0 ? text : text.substring(0, comment)).strip();
        if (!kept.isEmpty()) {
          lines.add(new Line(number, kept.split("[\\s,]+")));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory can be read", e);
    }

    return lines;
  }

  static double number(InputFile file, int line, String word) {
    double value = word.length() <= 40 ? parsed(word) : Double.NaN;
    if (!Double.isFinite(value)) {
      String shown = word.length() <= 40 ? word : word.substring(0, 40) + "…";
      throw new BadInput(
          file.uri(),
          "line " + line,
          "expected a finite number, found \"" + printable(shown) + "\"");
    }

    return value;
  }

  static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x7e…]", "?");
  }

  private static double parsed(String word) {
    try {
      char last = word.isEmpty() ? ' ' : word.charAt(word.length() - 1);
      boolean suffixed = "dDfF".indexOf(last) >= 0 || word.indexOf('x') >= 0;
      return suffixed ? Double.NaN : Double.parseDouble(word);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
