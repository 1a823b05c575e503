package org.calibrant.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which row is meant: {@code 17} is the row with that value in the column {@code unit}, {@code
 * mu=6,A=0.2} the first one with these values, {@code LibraryRow:17} names the table, too.
 *
 * @param table blank for the campaign's main table, the one that was begun last
 * @param values by column, as they were written
 */
record RowKey(String table, Map<String, String> values) {
  private static final Pattern FORM = Pattern.compile("(?:(\\w+):)?(.+)");

  static RowKey of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new BadArgument("a key is 17, TABLE:17 or column=value,…; was \"" + text + "\"");
    }

    String table = form.group(1) == null ? "" : form.group(1);
    Map<String, String> values = new LinkedHashMap<>();
    if (form.group(2).matches("-?[0-9]{1,18}")) {
      values.put("unit", form.group(2));
      return new RowKey(table, values);
    }

    for (String pair : form.group(2).split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new BadArgument("a key is 17, TABLE:17 or column=value,…; was \"" + text + "\"");
      }

      values.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }

    return new RowKey(table, values);
  }

  List<String> columns() {
    return new ArrayList<>(values.keySet());
  }

  /** Whether a value is the wanted one of a column: numbers as numbers, all else as text. */
  boolean agrees(String column, Object value) {
    String wanted = values.get(column);
    if (value instanceof Number number) {
      try {
        return number.doubleValue() == Double.parseDouble(wanted);
      } catch (NumberFormatException e) {
        throw new BadArgument(
            "column %s holds numbers, the key says %s".formatted(column, wanted), e);
      }
    }

    return wanted.equals(String.valueOf(value));
  }
}
