package org.calibrant.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;

/**
 * Comma-separated text in UTF-8. The first line that is neither blank nor a comment ({@code #})
 * names the columns; every other one has as many fields. Quotes are doubled inside quotes; a field
 * does not run over a line end.
 */
final class TextTable implements InputTable {
  private static final int LONGEST_LINE = 1 << 20;
  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final long EXACT = 1L << 53;

  private final InputFile file;
  private final BufferedReader reader;
  private final List<String> columns;
  private List<String> fields = List.of();
  private int line;

  TextTable(InputFile file) {
    this.file = file;
    this.reader =
        new BufferedReader(
            new InputStreamReader(
                Inputs.open(file),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    try {
      this.columns = header();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private List<String> header() {
    if (!next()) {
      throw new BadInput(file.uri(), "", "is empty, expected a line that names the columns");
    }

    Set<String> seen = new HashSet<>();
    for (String name : fields) {
      if (name.isBlank()) {
        throw wrong("a column has no name");
      }

      if (!seen.add(name)) {
        throw wrong("column " + name + " appears twice");
      }
    }

    return List.copyOf(fields);
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
    try {
      String text = content();
      if (text == null) {
        return false;
      }

      fields = split(text);
    } catch (CharacterCodingException e) {
      throw new BadInput(file.uri(), "near line " + (line + 1), "is not text in UTF-8", e);
    } catch (IOException e) {
      throw Inputs.unreadable(file, e);
    }

    if (columns != null && fields.size() != columns.size()) {
      throw wrong(
          "%d fields, expected %d (%s)"
              .formatted(fields.size(), columns.size(), String.join(", ", columns)));
    }

    return true;
  }

  /** The next line that is neither blank nor a comment. */
  private String content() throws IOException {
    String text = line();
    while (text != null && (text.isBlank() || text.stripLeading().startsWith("#"))) {
      text = line();
    }

    return text;
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return null;
    }

    line++;
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (text.length() == LONGEST_LINE) {
        throw wrong("longer than " + LONGEST_LINE + " characters");
      }

      if (c != BYTE_ORDER_MARK || line > 1 || !text.isEmpty()) {
        text.append((char) c);
      }
    }

    if (!text.isEmpty() && text.charAt(text.length() - 1) == '\r') {
      text.setLength(text.length() - 1);
    }

    return text.toString();
  }

  private List<String> split(String text) {
    List<String> split = new ArrayList<>();
    int at = 0;
    while (at <= text.length()) {
      int begin = at;
      while (begin < text.length() && text.charAt(begin) == ' ') {
        begin++;
      }

      if (begin < text.length() && text.charAt(begin) == '"') {
        StringBuilder field = new StringBuilder();
        at = unquote(text, begin + 1, field);
        split.add(field.toString());
      } else {
        int comma = text.indexOf(',', at);
        int end = comma < 0 ? text.length() : comma;
        split.add(text.substring(at, end).strip());
        at = end;
      }

      at++;
    }

    return split;
  }

  /** Reads up to the closing quote; returns where the following comma or the end is. */
  private int unquote(String text, int from, StringBuilder field) {
    int at = from;
    while (true) {
      int quote = text.indexOf('"', at);
      if (quote < 0) {
        throw wrong("a quote is not closed");
      }

      field.append(text, at, quote);
      at = quote + 1;
      if (at == text.length() || text.charAt(at) != '"') {
        break;
      }

      field.append('"');
      at++;
    }

    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }

    if (at < text.length() && text.charAt(at) != ',') {
      throw wrong("expected a comma behind a closing quote, found " + text.charAt(at));
    }

    return at;
  }

  @Override
  public double anyNumber(int column) {
    String field = fields.get(column);
    return switch (field.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> decimal(field, column);
    };
  }

  /** A decimal number; Java would also take 1d, 1f and 0x1p3, which are rather mistakes. */
  private double decimal(String field, int column) {
    char last = field.isEmpty() ? 'x' : field.charAt(field.length() - 1);
    boolean ends = (last >= '0' && last <= '9') || last == '.';
    if (!ends || field.indexOf('x') >= 0 || field.indexOf('X') >= 0) {
      throw wrong(column, "a number", null);
    }

    try {
      return Double.parseDouble(field);
    } catch (NumberFormatException e) {
      throw wrong(column, "a number", e);
    }
  }

  @Override
  public long integer(int column) {
    try {
      return Long.parseLong(fields.get(column));
    } catch (NumberFormatException e) {
      double value = anyNumber(column);
      if (value == Math.rint(value) && Math.abs(value) <= EXACT) {
        return (long) value;
      }

      throw wrong(column, "a whole number", e);
    }
  }

  @Override
  public String text(int column) {
    return fields.get(column);
  }

  @Override
  public String place() {
    return "line " + line;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw Inputs.unreadable(file, e);
    }
  }

  private BadInput wrong(String problem) {
    return new BadInput(file.uri(), place(), problem);
  }

  private BadInput wrong(int column, String expected, Exception cause) {
    String found = fields.get(column);
    String shown = found.length() > 40 ? found.substring(0, 40) + "…" : found;
    return new BadInput(
        file.uri(),
        place() + " column " + columns.get(column),
        "expected %s, found \"%s\"".formatted(expected, shown),
        cause);
  }
}
