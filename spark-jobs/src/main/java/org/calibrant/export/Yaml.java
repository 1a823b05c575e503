package org.calibrant.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Values as YAML, so that readers of versions 1.1 and 1.2 agree: every text is double-quoted, and
 * numbers are spelt as both know them.
 */
final class Yaml {
  private Yaml() {}

  /** A value in flow style, on one line. */
  static String value(JsonNode node) {
    if (node.isTextual()) {
      return text(node.textValue());
    }

    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(Yaml::value)
          .collect(Collectors.joining(", ", "[", "]"));
    }

    if (node.isObject()) {
      return node.properties().stream()
          .map(field -> text(field.getKey()) + ": " + value(field.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }

    return node.isFloatingPointNumber() ? number(node.doubleValue()) : node.toString();
  }

  /** YAML 1.1 wants a point in the mantissa and a sign in the exponent. */
  private static String number(double value) {
    return Double.toString(value).replaceFirst("E(\\d)", "E+$1");
  }

  static String text(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    if (c == '"' || c == '\\') {
      quoted.append('\\').appendCodePoint(c);
    } else if (c == '\n') {
      quoted.append("\\n");
    } else if (c == '\t') {
      quoted.append("\\t");
    } else if (c < ' ' || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x2029)) {
      quoted.append("\\u%04X".formatted(c));
    } else if ((c >= 0xD800 && c <= 0xDFFF) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF) {
      quoted.append("\\u%04X".formatted(c));
    } else {
      quoted.appendCodePoint(c);
    }
  }
}
