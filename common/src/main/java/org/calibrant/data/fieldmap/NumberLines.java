package org.calibrant.data.fieldmap;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.Inputs;

/**
 * Lines of decimal numbers with blanks between them. Blank lines and lines that begin with {@code #}
 * are passed over. What is no number becomes one line that names file, line and column.
 */
final class NumberLines implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_NUMBER = 64;

  private final InputFile file;
  private final String[] names;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final byte[] word = new byte[LONGEST_NUMBER];
  private int at;
  private int end;
  private int line;

  /**
   * @param names of the columns, blanks between them
   */
  NumberLines(InputFile file, String names) {
    this.file = file;
    this.names = names.split(" ", -1);
    this.in = Inputs.open(file);
  }

  /** Number of the line read last, the first is 1. */
  int line() {
    return line;
  }

  /** Reads the next line of numbers; false when there is none left. */
  boolean next(double[] row) {
    try {
      int c;
      do {
        c = afterBlanks();
        line++;
        if (c == '#') {
          while (c != '\n' && c >= 0) {
            c = read();
          }
        }
      } while (c == '\n');

      if (c < 0) {
        return false;
      }

      numbers(c, row);
      return true;
    } catch (IOException e) {
      throw new BadInput(file.uri(), "near line " + line, "cannot be read: " + e.getMessage(), e);
    }
  }

  private void numbers(int first, double[] row) throws IOException {
    int c = first;
    int column = 0;
    while (c >= 0 && c != '\n') {
      if (column == names.length) {
        throw wrong("", "more than %d numbers, %s".formatted(column, expected()));
      }

      int length = 0;
      while (c > ' ') {
        if (length == LONGEST_NUMBER) {
          throw wrong(names[column], "expected a number, found a word of more than 64 characters");
        }

        word[length++] = (byte) c;
        c = read();
      }

      row[column] = number(length, column);
      column++;
      if (c >= 0 && c != '\n') {
        c = afterBlanks();
      }
    }

    if (column < names.length) {
      throw wrong("", "%d numbers, %s".formatted(column, expected()));
    }
  }

  private double number(int length, int column) {
    double value = Decimal.parse(word, length);
    if (Double.isFinite(value)) {
      return value;
    }

    String found = new String(word, 0, length, StandardCharsets.UTF_8);
    String hint = "";
    if (found.indexOf(',') >= 0 || found.indexOf(';') >= 0) {
      hint = "; numbers are separated by blanks";
    } else if (column == 0 && line == 1) {
      hint = "; a line of names must begin with #";
    }

    throw wrong(names[column], "expected a number, found \"%s\"%s".formatted(found, hint));
  }

  private String expected() {
    return "expected %d: %s".formatted(names.length, String.join(" ", names));
  }

  /** The next byte that is no blank; the end of a line is none. */
  private int afterBlanks() throws IOException {
    int c = read();
    while (c == ' ' || c == '\t' || c == '\r') {
      c = read();
    }

    if (c >= 0 && c < ' ' && c != '\n') {
      throw wrong("", "expected text, found the byte " + c);
    }

    return c;
  }

  private int read() throws IOException {
    if (at == end) {
      end = in.read(buffer, 0, BUFFER);
      at = 0;
      if (end <= 0) {
        end = 0;
        return -1;
      }
    }

    return buffer[at++] & 0xFF;
  }

  private BadInput wrong(String column, String problem) {
    String place = "line " + line + (column.isEmpty() ? "" : " column " + column);
    return new BadInput(file.uri(), place, problem);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new BadInput(file.uri(), "", "cannot be closed: " + e.getMessage(), e);
    }
  }
}
