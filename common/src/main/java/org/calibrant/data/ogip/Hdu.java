package org.calibrant.data.ogip;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.calibrant.core.BadInput;

/**
 * A header-and-data unit whose sizes have been checked against the file.
 *
 * @param file the file
 * @param number counted from 1, the primary
 * @param keywords values of the header in file order, the first of equal keywords
 * @param dataStart offset of the data [byte]
 * @param dataLength length without padding [byte]
 * @param rows rows of a binary table, 0 otherwise
 * @param rowWidth width of a row [byte]
 * @param heapStart offset of the heap behind {@code dataStart} [byte]
 * @param columns columns of a binary table, empty otherwise
 */
record Hdu(
    String file,
    int number,
    Map<String, String> keywords,
    int dataStart,
    int dataLength,
    int rows,
    int rowWidth,
    int heapStart,
    List<Column> columns) {

  String name() {
    return keywords.getOrDefault("EXTNAME", number == 1 ? "PRIMARY" : "").trim();
  }

  String place() {
    return "HDU %d '%s'".formatted(number, name());
  }

  boolean isTable() {
    return number > 1 && keywords.getOrDefault("XTENSION", "").equals("BINTABLE");
  }

  /** The column of that name in any case, or null. */
  Column column(String name) {
    for (Column column : columns) {
      if (column.name().equalsIgnoreCase(name)) {
        return column;
      }
    }

    return null;
  }

  /** A text keyword; blank when it is absent or stands for nothing. */
  String text(String key) {
    String value = keywords.getOrDefault(key, "").trim();
    return value.toLowerCase(Locale.ROOT).equals("none") ? "" : value;
  }

  /** A number, or {@code absent} when the keyword is not there. */
  double number(String key, double absent) {
    String value = keywords.get(key);
    if (value == null || value.isBlank()) {
      return absent;
    }

    try {
      return Double.parseDouble(value.trim().replace('D', 'E').replace('d', 'e'));
    } catch (NumberFormatException e) {
      throw wrong("keyword " + key + " is '" + value + "', expected a number");
    }
  }

  /** A whole number, or {@code absent} when the keyword is not there. */
  int whole(String key, int absent) {
    double value = number(key, absent);
    if (!(value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE)) {
      throw wrong("keyword " + key + " is " + value + ", expected a whole number");
    }

    return (int) value;
  }

  boolean logical(String key, boolean absent) {
    String value = keywords.getOrDefault(key, "").trim();
    return switch (value.toUpperCase(Locale.ROOT)) {
      case "" -> absent;
      case "T", "TRUE" -> true;
      case "F", "FALSE" -> false;
      default -> throw wrong("keyword " + key + " is '" + value + "', expected T or F");
    };
  }

  BadInput wrong(String problem) {
    return new BadInput(file, place(), problem);
  }
}
