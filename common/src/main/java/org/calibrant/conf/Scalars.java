package org.calibrant.conf;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers, strings, booleans and enums. A string is never taken for a number, nor the reverse. */
final class Scalars {
  private Scalars() {}

  /** The value of a word; null when it is not of the type. */
  static Object value(Node.Word word, Class<?> type) {
    if (type == double.class || type == Double.class) {
      OptionalDouble real = word.isNumber() ? Hocon.real(word.text()) : OptionalDouble.empty();
      return real.isPresent() ? real.getAsDouble() : null;
    } else if (type == int.class || type == Integer.class) {
      Long integer = integer(word);
      return integer != null && integer == integer.intValue() ? integer.intValue() : null;
    } else if (type == long.class || type == Long.class) {
      return integer(word);
    } else if (type == boolean.class || type == Boolean.class) {
      return word.isBoolean() ? Boolean.valueOf(word.text()) : null;
    } else if (type == String.class) {
      return word.isString() ? word.text() : null;
    } else if (type.isEnum()) {
      int index = word.isString() ? Types.constants(type).indexOf(word.text()) : -1;
      return index < 0 ? null : type.getEnumConstants()[index];
    } else {
      throw new IllegalStateException("Conf cannot bind " + type.getName());
    }
  }

  private static Long integer(Node.Word word) {
    OptionalLong integer = word.isNumber() ? Hocon.integer(word.text()) : OptionalLong.empty();
    return integer.isPresent() ? integer.getAsLong() : null;
  }

  /** What would help. */
  static String hint(Node.Word word, Class<?> type) {
    boolean number = type != String.class && !type.isEnum();
    if (number && isNotFinite(word)) {
      return " (a number must be finite)";
    } else if (number && word.quoted() && Hocon.isNumber(word.text())) {
      return " (a string; a number has no quotes)";
    } else if (!number && word.isBare() && !word.isNull()) {
      return " (a string that looks so needs quotes)";
    } else {
      return type.isEnum() ? Nearest.hint(word.text(), Types.constants(type)) : "";
    }
  }

  private static boolean isNotFinite(Node.Word word) {
    return word.isNumber()
        ? Hocon.real(word.text()).isEmpty()
        : word.text().matches("NaN|[+-]?Infinity");
  }
}
