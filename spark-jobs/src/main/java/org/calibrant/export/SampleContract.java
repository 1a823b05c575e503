package org.calibrant.export;

import java.util.List;

/** Which numbers of a track stand where in a sample. */
public enum SampleContract {
  /** X (N, 6): x, y, tx, ty, q/p, dz; Y (N, 4): x, y, tx, ty; P (N,): GeV; Z (N, 2): start, end. */
  X6_Y4(
      List.of(
          new Arrays("X", List.of("x", "y", "tx", "ty", "qop", "dz"), false),
          new Arrays("Y", List.of("x_f", "y_f", "tx_f", "ty_f"), false),
          new Arrays("P", List.of("p_gev"), true),
          new Arrays("Z", List.of("z_start", "z_end"), false))),
  /** X (N, 7): x, y, tx, ty, q/p, z_start, dz; Y (N, 5): x, y, tx, ty, q/p; P and Z as before. */
  X7_Y5(
      List.of(
          new Arrays("X", List.of("x", "y", "tx", "ty", "qop", "z_start", "dz"), false),
          new Arrays("Y", List.of("x_f", "y_f", "tx_f", "ty_f", "qop"), false),
          new Arrays("P", List.of("p_gev"), true),
          new Arrays("Z", List.of("z_start", "z_end"), false)));

  /**
   * One array of a file.
   *
   * @param name its key
   * @param columns what its columns are
   * @param flat whether it has one dimension only
   */
  record Arrays(String name, List<String> columns, boolean flat) {
    int width() {
      return columns.size();
    }
  }

  private final List<Arrays> arrays;

  SampleContract(List<Arrays> arrays) {
    this.arrays = arrays;
  }

  List<Arrays> arrays() {
    return arrays;
  }

  /** Names of all numbers of a sample, array by array. */
  List<String> columns() {
    return arrays.stream().flatMap(array -> array.columns().stream()).toList();
  }
}
