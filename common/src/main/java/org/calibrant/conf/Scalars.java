package org.calibrant.conf;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.calibrant.core.DidYouMean;

/** Numbers, strings, booleans and enums. A string is never taken for a number, nor the reverse. */
final class Scalars {
  private Scalars() {}

  /** Of a value that is neither list nor object; null when it is not of the type. */
  static Object value(ConfigValue value, Class<?> type) {
    if (type == double.class || type == Double.class) {
      OptionalDouble real = isNumber(value) ? Hocon.real(text(value)) : OptionalDouble.empty();
      return real.isPresent() ? real.getAsDouble() : null;
    } else if (type == int.class || type == Integer.class) {
      Long integer = integer(value);
      return integer != null && integer == integer.intValue() ? integer.intValue() : null;
    } else if (type == long.class || type == Long.class) {
      return integer(value);
    } else if (type == boolean.class || type == Boolean.class) {
      return value.valueType() == ConfigValueType.BOOLEAN ? value.unwrapped() : null;
    } else if (type == String.class) {
      return isString(value) ? text(value) : null;
    } else if (type.isEnum()) {
      int index = isString(value) ? Types.constants(type).indexOf(text(value)) : -1;
      return index < 0 ? null : type.getEnumConstants()[index];
    } else {
      throw new IllegalStateException("Conf cannot bind " + type.getName());
    }
  }

  static boolean isScalar(ConfigValue value) {
    return value.valueType() != ConfigValueType.OBJECT && value.valueType() != ConfigValueType.LIST;
  }

  static boolean isNumber(ConfigValue value) {
    return value.valueType() == ConfigValueType.NUMBER;
  }

  static boolean isString(ConfigValue value) {
    return value.valueType() == ConfigValueType.STRING;
  }

  /** As it is written, without quotes. */
  static String text(ConfigValue value) {
    return isNumber(value) ? Hocon.written(value) : String.valueOf(value.unwrapped());
  }

  private static Long integer(ConfigValue value) {
    OptionalLong integer = isNumber(value) ? Hocon.integer(text(value)) : OptionalLong.empty();
    return integer.isPresent() ? integer.getAsLong() : null;
  }

  /** What would help. */
  static String hint(ConfigValue value, Class<?> type) {
    boolean number = type != String.class && !type.isEnum();
    String text = text(value);
    if (number && isNotFinite(value, text)) {
      return " (a number must be finite)";
    } else if (number && isString(value) && text.matches("-?[0-9]{19,}+")) {
      return " (a string; as a number it is too long without an exponent)";
    } else if (number && isString(value) && Hocon.isNumber(text)) {
      return " (a string; a number has no quotes)";
    } else if (!number && (isNumber(value) || value.valueType() == ConfigValueType.BOOLEAN)) {
      return " (a string that looks so needs quotes)";
    } else {
      return type.isEnum() ? DidYouMean.hint(text, Types.constants(type)) : "";
    }
  }

  private static boolean isNotFinite(ConfigValue value, String text) {
    return isNumber(value) ? Hocon.real(text).isEmpty() : text.matches("NaN|[+-]?Infinity");
  }
}
