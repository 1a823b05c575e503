package org.calibrant.report.xray;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which part of a library's grid a page of maps shows: two axes in each map, one axis from map to map in a
 * line and one from line to line, some values of each; any other axis at its middle value.
 *
 * @param x axis along maps
 * @param y axis up maps
 * @param column axis along lines of maps; −1 for none
 * @param row axis from line to line; −1 for none
 * @param most how many lines there may be
 * @param fixed index at which every other axis is held; −1 for those that are not
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record MapLayout(LibraryAxes grid, int x, int y, int column, int row, int most, int[] fixed) {
  private static final int COLUMNS = 3;
  private static final int ROWS = 4;

  /** None where fewer than two axes vary. */
  static Optional<MapLayout> of(LibraryAxes grid) {
    List<GridAxis> axes = grid.axes();
    int temperature = axes.size() - 1;
    List<Integer> varying = new ArrayList<>();
    for (int i = 0; i < temperature; i++) {
      if (axes.get(i).varies()) {
        varying.add(i);
      }
    }

    varying.sort(Comparator.comparing((Integer i) -> -axes.get(i).size()));
    if (axes.get(temperature).varies()) {
      varying.add(Math.min(2, varying.size()), temperature);
    }

    if (varying.size() < 2) {
      return Optional.empty();
    }

    int[] fixed = new int[axes.size()];
    for (int i = 0; i < fixed.length; i++) {
      int at = varying.indexOf(i);
      fixed[i] = at >= 0 && at < 4 ? -1 : axes.get(i).size() / 2;
    }

    // lines of maps are temperatures where there are two other axes
    int row = varying.size() > 2 ? varying.get(2) : -1;
    int column = varying.size() > 3 ? varying.get(3) : -1;
    return Optional.of(
        new MapLayout(grid, varying.get(0), varying.get(1), column, row, ROWS, fixed));
  }

  /** The same with fewer lines. */
  MapLayout withRows(int few) {
    return new MapLayout(grid, x, y, column, row, few, fixed);
  }

  GridAxis axis(int index) {
    return grid.axes().get(index);
  }

  /** The indices of the axis from map to map that are shown. */
  int[] columns() {
    return column < 0 ? new int[] {0} : some(axis(column).size(), COLUMNS);
  }

  /** The indices of the axis from line to line that are shown. */
  int[] rows() {
    return row < 0 ? new int[] {0} : some(axis(row).size(), most);
  }

  /** Numbers from 0 up to a size, the first and the last among them. */
  static int[] some(int size, int most) {
    int[] some = new int[Math.min(size, most)];
    for (int i = 0; i < some.length; i++) {
      some[i] = some.length == 1 ? 0 : (int) Math.round(i * (size - 1.0) / (some.length - 1));
    }

    return some;
  }

  /** The map in which a point of the grid is shown; −1 for none. */
  int map(int[] indices, int[] columns, int[] rows) {
    for (int i = 0; i < fixed.length; i++) {
      if (fixed[i] >= 0 && indices[i] != fixed[i]) {
        return -1;
      }
    }

    int c = column < 0 ? 0 : java.util.Arrays.binarySearch(columns, indices[column]);
    int r = row < 0 ? 0 : java.util.Arrays.binarySearch(rows, indices[row]);
    return c < 0 || r < 0 ? -1 : r * columns.length + c;
  }

  /** What is above a map. */
  String title(int columnIndex, int rowIndex) {
    List<String> words = new ArrayList<>();
    if (column >= 0) {
      words.add(axis(column).told(axis(column).values()[columnIndex]));
    }

    if (row >= 0) {
      words.add(axis(row).told(axis(row).values()[rowIndex]));
    }

    return String.join(", ", words);
  }

  /** Which axes stand still, and where. */
  String held() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < fixed.length; i++) {
      if (fixed[i] >= 0) {
        words.add(axis(i).told(axis(i).values()[fixed[i]]));
      }
    }

    return words.isEmpty() ? "" : " All at " + String.join(", ", words) + ".";
  }
}
