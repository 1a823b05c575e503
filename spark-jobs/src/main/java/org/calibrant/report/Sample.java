package org.calibrant.report;

import java.util.List;

/**
 * Rows of a table in memory, column by column.
 *
 * @param names of the columns
 * @param values of each row
 * @param of how many rows the table has
 */
public record Sample(List<String> names, List<Object[]> values, long of) {
  private static final double[] NONE = {};

  public int size() {
    return values.size();
  }

  /** Whether rows were left out. */
  public boolean isPartial() {
    return values.size() < of;
  }

  /** A column of numbers; NaN where there is none. */
  public double[] numbers(String column) {
    int index = index(column);
    double[] numbers = new double[size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          values.get(i)[index] instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    return numbers;
  }

  /** A column of texts; blank where there is none. */
  public List<String> texts(String column) {
    int index = index(column);
    return values.stream().map(row -> row[index] == null ? "" : row[index].toString()).toList();
  }

  /** The array of numbers in a row; empty where there is none. */
  public double[] array(int row, String column) {
    Object value = values.get(row)[index(column)];
    if (value instanceof Object[] boxes) {
      double[] numbers = new double[boxes.length];
      for (int i = 0; i < boxes.length; i++) {
        numbers[i] = ((Number) boxes[i]).doubleValue();
      }

      return numbers;
    }

    return value instanceof double[] numbers ? numbers : NONE;
  }

  /** The list of texts in a row; empty where there is none. */
  public List<String> words(int row, String column) {
    Object value = values.get(row)[index(column)];
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  /** {@code 2,000 of 1,000,000 rows}, or {@code 2,000 rows}. */
  public String told() {
    return isPartial() ? "%,d of %,d rows".formatted(size(), of) : "%,d rows".formatted(size());
  }

  private int index(String column) {
    int index = names.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException("no column %s among %s".formatted(column, names));
    }

    return index;
  }
}
