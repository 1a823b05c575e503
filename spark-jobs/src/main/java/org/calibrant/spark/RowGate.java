package org.calibrant.spark;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that physics demands of every row that is {@code ok}: {@code t_lo <= t_fit}, {@code
 * counts >= 0}. The property {@code gates} of a table's schema lists them; each side is a column or
 * a number. A column without a value demands nothing, NaN never stands; of an array each element is
 * looked at.
 *
 * @param text as the schema has it
 * @param left index of the left column; −1 for a number
 * @param right index of the right column; −1 for a number
 */
record RowGate(
    String text, int left, double leftNumber, String relation, int right, double rightNumber)
    implements Serializable {
  private static final Pattern FORM =
      Pattern.compile("\\s*([\\w.+-]+)\\s*(<=|>=|<|>|==)\\s*([\\w.+-]+)\\s*");

  /**
   * @param columns names of the columns
   */
  static RowGate of(String text, List<String> columns) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("a gate has the form \"a <= b\", was \"" + text + "\"");
    }

    int left = columns.indexOf(form.group(1));
    int right = columns.indexOf(form.group(3));
    return new RowGate(
        text,
        left,
        left < 0 ? number(form.group(1), text) : 0,
        form.group(2),
        right,
        right < 0 ? number(form.group(3), text) : 0);
  }

  private static double number(String side, String gate) {
    try {
      return Double.parseDouble(side);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s is neither a column nor a number, in the gate \"%s\"".formatted(side, gate), e);
    }
  }

  boolean holds(Object[] row) {
    double[] a = side(row, left, leftNumber);
    double[] b = side(row, right, rightNumber);
    int length = Math.max(a.length, b.length);
    if (a.length == 0 || b.length == 0) {
      return true;
    }

    for (int i = 0; i < length; i++) {
      if (!related(a[a.length == 1 ? 0 : i], b[b.length == 1 ? 0 : i])) {
        return false;
      }
    }

    return true;
  }

  private static double[] side(Object[] row, int column, double number) {
    if (column < 0) {
      return new double[] {number};
    }

    Object value = row[column];
    if (value instanceof Number single) {
      return new double[] {single.doubleValue()};
    } else if (value instanceof List<?> many) {
      return many.stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
    }

    return new double[0];
  }

  private boolean related(double a, double b) {
    return switch (relation) {
      case "<=" -> a <= b;
      case ">=" -> a >= b;
      case "<" -> a < b;
      case ">" -> a > b;
      default -> a == b;
    };
  }
}
