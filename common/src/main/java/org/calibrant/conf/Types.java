package org.calibrant.conf;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.calibrant.core.InputFile;
import org.calibrant.core.Shorthand;

/** How Java names are written in a configuration and how types are called in messages. */
final class Types {
  private Types() {}

  /** {@code photonIndex} is {@code photon-index}. */
  static String key(String component) {
    return component.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  static List<String> keys(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .map(Types::key)
        .toList();
  }

  /** {@code LOG_LINEAR} is {@code log-linear}. */
  static String constant(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(c -> constant((Enum<?>) c)).toList();
  }

  static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }

  /** The type argument of a list (0), or the value's of a map (1). */
  static Type argument(Type type, int index) {
    if (type instanceof ParameterizedType generic) {
      return generic.getActualTypeArguments()[index];
    }

    throw new IllegalStateException("Conf cannot bind " + type.getTypeName());
  }

  static boolean isRole(Class<?> type) {
    return type.isInterface() && type != List.class && type != Map.class;
  }

  /** Whether its values may be written without braces: a number, a word, a list. */
  static boolean isWrittenBare(Type type) {
    Class<?> raw = raw(type);
    return isRole(raw)
        ? raw.isAnnotationPresent(Shorthand.class)
        : !raw.isRecord() && raw != Map.class || raw == InputFile.class;
  }

  /** {@code int}, {@code list of double}, {@code SpectralModel} … */
  static String name(Type type) {
    Class<?> raw = raw(type);
    if (raw.isArray()) {
      return "list of " + name(raw.getComponentType());
    } else if (raw == List.class) {
      return "list of " + name(argument(type, 0));
    } else if (raw == Map.class) {
      return "{ name = " + name(argument(type, 1)) + ", … }";
    } else if (raw == InputFile.class) {
      return "file";
    } else if (raw == Integer.class) {
      return "int";
    } else if (raw == String.class || raw.getPackageName().equals("java.lang")) {
      return raw.getSimpleName().toLowerCase(Locale.ROOT);
    } else {
      return raw.isEnum() ? "one of " + constants(raw) : raw.getSimpleName();
    }
  }
}
