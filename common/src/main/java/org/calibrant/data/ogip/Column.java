package org.calibrant.data.ogip;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column of a binary table as its header declares it.
 *
 * @param number counted from 1, as in TTYPEn
 * @param name TTYPEn
 * @param unit TUNITn, or blank
 * @param type letter of an element: L X B I J K A E D C M
 * @param repeat elements per row; of a variable-length column, 0 or 1 descriptors
 * @param descriptor P or Q for a variable-length column, blank otherwise
 * @param offset of the column in a row [byte]
 * @param scale TSCALn
 * @param zero TZEROn
 */
record Column(
    int number,
    String name,
    String unit,
    char type,
    int repeat,
    char descriptor,
    int offset,
    double scale,
    double zero) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{0,9})([PQ]?)([LXBIJKAEDCM])(\\(\\d*\\))?.*");

  /** Reads TFORMn; null when it is none. */
  static Column of(
      int number, String name, String unit, String form, int offset, double scale, double zero) {
    Matcher m = FORM.matcher(form.trim());
    if (!m.matches()) {
      return null;
    }

    int repeat = m.group(1).isEmpty() ? 1 : Integer.parseInt(m.group(1));
    char descriptor = m.group(2).isEmpty() ? ' ' : m.group(2).charAt(0);
    char type = m.group(3).charAt(0);
    if (descriptor != ' ' && repeat > 1) {
      return null;
    }

    return new Column(number, name, unit, type, repeat, descriptor, offset, scale, zero);
  }

  boolean variable() {
    return descriptor != ' ';
  }

  /** Width in a row [byte]. */
  long width() {
    if (variable()) {
      return repeat * (descriptor == 'P' ? 8L : 16L);
    }

    return bytes(repeat);
  }

  /** Length of {@code elements} elements [byte]. */
  long bytes(long elements) {
    return switch (type) {
      case 'L', 'B', 'A' -> elements;
      case 'X' -> elements / 8 + (elements % 8 == 0 ? 0 : 1);
      case 'I' -> Math.multiplyExact(elements, 2L);
      case 'J', 'E' -> Math.multiplyExact(elements, 4L);
      case 'K', 'D', 'C' -> Math.multiplyExact(elements, 8L);
      default -> Math.multiplyExact(elements, 16L);
    };
  }

  boolean numeric() {
    return "BIJKED".indexOf(type) >= 0;
  }

  /** TFORMn in its plainest form. */
  String form() {
    return variable() ? "1" + descriptor + type : repeat + String.valueOf(type);
  }
}
