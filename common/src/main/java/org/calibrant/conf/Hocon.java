package org.calibrant.conf;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Canonical HOCON text: one way to write each value, on one line. */
final class Hocon {
  private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]++(\\.[0-9]*+)?([eE][+-]?[0-9]++)?");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}+");
  private static final double EXACT = 0x1p53;
  private static final int SHOWN = 80;
  private static final String NUMBER_KEY = "number";

  private Hocon() {}

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** The value of a number without a fraction; {@code 1e6} and {@code 10.0} are such. */
  static OptionalLong integer(String number) {
    if (INTEGER.matcher(number).matches()) {
      try {
        return OptionalLong.of(Long.parseLong(number));
      } catch (NumberFormatException e) {
        return OptionalLong.empty();
      }
    }

    double value = Double.parseDouble(number);
    return Math.abs(value) <= EXACT && value == Math.rint(value)
        ? OptionalLong.of((long) value)
        : OptionalLong.empty();
  }

  /** The value of a number; empty when it is beyond the range of a double. */
  static OptionalDouble real(String number) {
    boolean zero = INTEGER.matcher(number).matches() && integer(number).equals(OptionalLong.of(0));
    double value = zero ? 0 : Double.parseDouble(number);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** The one way to write a number: no fraction if there is none, else the fewest digits. */
  static String number(String number) {
    OptionalDouble value = real(number);
    OptionalLong integer = integer(number);
    if (value.isEmpty()) {
      return number;
    }

    boolean negativeZero = Double.doubleToRawLongBits(value.getAsDouble()) == Long.MIN_VALUE;
    return integer.isPresent() && !negativeZero
        ? Long.toString(integer.getAsLong())
        : shortest(value.getAsDouble());
  }

  /** The fewest digits that read back as the same double; JDK 17 sometimes prints one too many. */
  static String shortest(double value) {
    String text = Double.toString(value);
    if (text.chars().filter(Character::isDigit).count() < 16) {
      return text;
    }

    for (int digits = 15; digits < 17; digits++) {
      String shorter =
          new BigDecimal(text).round(new MathContext(digits)).stripTrailingZeros().toString();
      if (Double.parseDouble(shorter) == value) {
        return shorter.replace("E+", "E");
      }
    }

    return text;
  }

  /** A string in quotes, with everything that does not print escaped. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    switch (c) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (prints(c)) {
          quoted.appendCodePoint(c);
        } else {
          for (char half : Character.toChars(c)) {
            quoted.append("\\u%04x".formatted((int) half));
          }
        }
      }
    }
  }

  private static boolean prints(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Text for a message: as it is when it prints, short in any case. */
  static String printable(String text) {
    return text.codePoints().allMatch(Hocon::prints) ? text : quote(text);
  }

  static String key(String key) {
    return BARE_KEY.matcher(key).matches() ? key : quote(key);
  }

  static String path(List<String> keys) {
    return String.join(".", keys.stream().map(Hocon::key).toList());
  }

  /** A resolved value, cut where it becomes too long for a message. */
  static String found(ConfigValue value) {
    return switch (value.valueType()) {
      case OBJECT -> "{ … }";
      case LIST -> "[ … ]";
      default -> shortened(text(value, Place.ROOT, Map.of()), SHOWN);
    };
  }

  static String shortened(String text, int length) {
    return text.length() <= length
        ? text
        : text.substring(0, length - (Character.isHighSurrogate(text.charAt(length - 1)) ? 1 : 0))
            + "…";
  }

  /** A resolved value on one line, with the names of files that were found at places in it. */
  static String text(ConfigValue value, Place place, Map<String, String> files) {
    return switch (value.valueType()) {
      case OBJECT -> {
        Map<String, String> texts = new TreeMap<>();
        ((ConfigObject) value)
            .forEach(
                (key, child) ->
                    texts.put(key, key(key) + " = " + text(child, place.key(key), files)));
        yield "{" + String.join(", ", texts.values()) + "}";
      }
      case LIST -> {
        List<String> texts = new ArrayList<>();
        ((ConfigList) value)
            .forEach(child -> texts.add(text(child, place.item(texts.size()), files)));
        yield "[" + String.join(", ", texts) + "]";
      }
      case NUMBER -> number(written(value));
      case STRING -> quote(name(place, files, (String) value.unwrapped()));
      case BOOLEAN, NULL -> String.valueOf(value.unwrapped());
    };
  }

  private static String name(Place place, Map<String, String> files, String text) {
    return files.isEmpty() ? text : files.getOrDefault(place.toString(), text);
  }

  /** The text of a number as the file has it: its value may be rounded. */
  static String written(ConfigValue number) {
    return number.atKey(NUMBER_KEY).getString(NUMBER_KEY);
  }
}
