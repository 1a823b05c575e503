package org.calibrant.params;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Values of parameters as text: JSON, or lines of HOCON, which a configuration can include. What is
 * read is their common part: objects of numbers and of lists of numbers, with keys in quotes or
 * without, dotted or nested, and comments.
 */
final class StoreText {
  private static final int DEEPEST = 3;
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>[ \\t\\r]++|#[^\\n]*+|//[^\\n]*+)"
              + "|(?<number>-?[0-9]++(?:\\.[0-9]*+)?(?:[eE][+-]?[0-9]++)?(?![A-Za-z_]))"
              + "|(?<word>[A-Za-z][A-Za-z0-9_.-]*+)"
              + "|\"(?<quoted>[^\"\\\\\\n]*+)\""
              + "|(?<mark>[{}\\[\\],:=\\n])");

  private final List<String> tokens = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private final Map<String, double[]> values = new LinkedHashMap<>();
  private int at;

  private StoreText(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int line = 1;
    int from = 0;
    while (from < text.length()) {
      if (!matcher.find(from) || matcher.start() != from) {
        throw new IllegalArgumentException(
            "line "
                + line
                + ": expected parameters and numbers, found '"
                + text.charAt(from)
                + "'");
      }

      String mark = matcher.group("mark");
      String quoted = matcher.group("quoted");
      if (mark != null) {
        add(mark, line);
        line += mark.equals("\n") ? 1 : 0;
      } else if (matcher.group("space") == null) {
        add(quoted == null ? matcher.group() : quoted, line);
      }

      from = matcher.end();
    }

    add("end", line);
  }

  private void add(String token, int line) {
    tokens.add(token);
    lines.add(line);
  }

  /** The values by key. */
  static Map<String, double[]> read(String text) {
    StoreText reader = new StoreText(text);
    reader.blank(false);
    boolean braced = reader.is("{");
    if (braced) {
      reader.at++;
    }

    reader.fields("", braced ? "}" : "end", 1);
    if (braced) {
      reader.at++;
      reader.blank(false);
      reader.expect("end");
    }

    return reader.values;
  }

  private void fields(String prefix, String end, int depth) {
    if (depth > DEEPEST) {
      throw found("a number");
    }

    blank(true);
    while (!is(end)) {
      String key = next();
      if (!Character.isLetter(key.isEmpty() ? ' ' : key.charAt(0)) || key.equals("end")) {
        at--;
        throw found("a parameter or " + end);
      }

      String path = prefix + key;
      if (is("{")) {
        at++;
        fields(path + ".", "}", depth + 1);
        at++;
      } else {
        assigned(path, depth);
      }

      if (!is(end) && !is(",") && !is("\n")) {
        throw found("a new line or ,");
      }

      blank(true);
    }
  }

  private void assigned(String path, int depth) {
    if (!is(":") && !is("=")) {
      throw found("=");
    }

    at++;
    if (is("{")) {
      at++;
      fields(path + ".", "}", depth + 1);
      at++;
    } else if (values.put(path, is("[") ? list() : new double[] {number()}) != null) {
      throw new IllegalArgumentException(
          "line " + lines.get(at - 1) + ": " + path + " is set twice");
    }
  }

  private double[] list() {
    at++;
    DoubleStream.Builder numbers = DoubleStream.builder();
    blank(false);
    while (!is("]")) {
      numbers.add(number());
      if (!is("]") && !is(",") && !is("\n")) {
        throw found(", or ]");
      }

      blank(true);
    }

    at++;
    return numbers.build().toArray();
  }

  private double number() {
    try {
      double value = Double.parseDouble(tokens.get(at));
      at++;
      return value;
    } catch (NumberFormatException e) {
      throw found("a number");
    }
  }

  private void blank(boolean commas) {
    while (is("\n") || (commas && is(","))) {
      at++;
    }
  }

  private boolean is(String token) {
    return tokens.get(at).equals(token);
  }

  private String next() {
    return tokens.get(at++);
  }

  private void expect(String token) {
    if (!is(token)) {
      throw found(token);
    }
  }

  private IllegalArgumentException found(String expected) {
    String token = is("\n") ? "the end of the line" : "'" + tokens.get(at) + "'";
    return new IllegalArgumentException(
        "line %d: expected %s, found %s".formatted(lines.get(at), expected, token));
  }

  /** One JSON object on lines of its own, in spec order; exact: it reads back to the same bits. */
  static String json(ParameterStore store) {
    return store.toMap().entrySet().stream()
        .map(each -> "  \"" + each.getKey() + "\": " + text(store, each.getKey(), each.getValue()))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  /** Lines {@code key = value  # unit}. */
  static String hocon(ParameterStore store) {
    return store.toMap().entrySet().stream()
        .map(
            each -> {
              String unit = store.spec().param(each.getKey()).unit();
              return each.getKey()
                  + " = "
                  + text(store, each.getKey(), each.getValue())
                  + (unit.isEmpty() ? "" : "  # " + unit)
                  + "\n";
            })
        .collect(Collectors.joining());
  }

  private static String text(ParameterStore store, String key, double[] value) {
    return store.spec().param(key).isVector()
        ? DoubleStream.of(value)
            .mapToObj(Double::toString)
            .collect(Collectors.joining(", ", "[", "]"))
        : Double.toString(value[0]);
  }
}
