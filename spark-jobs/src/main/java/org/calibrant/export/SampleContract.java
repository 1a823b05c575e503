package org.calibrant.export;

import java.util.List;
import java.util.stream.Stream;

/** Which numbers of a track stand where in a sample. */
public enum SampleContract {
  /** X (N, 6): x, y, tx, ty, q/p, dz; Y (N, 4): x, y, tx, ty; P (N,): GeV; Z (N, 2): start, end. */
  X6_Y4,
  /** X (N, 7): x, y, tx, ty, q/p, z_start, dz; Y (N, 5): x, y, tx, ty, q/p; P and Z as before. */
  X7_Y5;

  /**
   * One array of a file.
   *
   * @param name its key
   * @param columns what its columns are
   * @param flat whether it has one dimension only
   */
  record Array(String name, List<String> columns, boolean flat) {
    int width() {
      return columns.size();
    }
  }

  List<Array> arrays() {
    boolean rich = this == X7_Y5;
    Stream<String> start = Stream.of("x", "y", "tx", "ty", "qop");
    Stream<String> way = rich ? Stream.of("z_start", "dz") : Stream.of("dz");
    Stream<String> end = Stream.of("x_f", "y_f", "tx_f", "ty_f");
    Stream<String> momentum = rich ? Stream.of("qop") : Stream.empty();
    return List.of(
        new Array("X", Stream.concat(start, way).toList(), false),
        new Array("Y", Stream.concat(end, momentum).toList(), false),
        new Array("P", List.of("p_gev"), true),
        new Array("Z", List.of("z_start", "z_end"), false));
  }

  /** Names of all numbers of a sample, array by array. */
  List<String> columns() {
    return arrays().stream().flatMap(array -> array.columns().stream()).toList();
  }
}
