package org.calibrant.drift;

/**
 * What a cause has done to the rows of a column that moved most: values with everything of that kind
 * exchanged, less values before.
 *
 * @param cause {@code code}, {@code input}, {@code seed}, {@code config}, or several joined by +
 *     where they cannot be told apart
 * @param mean of the changes, in the unit of the column
 * @param largest of the changes, without its sign
 * @param rows over which it was taken
 */
public record Share(
    String table, String column, String cause, double mean, double largest, int rows) {}
