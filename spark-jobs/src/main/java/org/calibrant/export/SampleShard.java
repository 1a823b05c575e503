package org.calibrant.export;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.calibrant.data.npy.Element;
import org.calibrant.data.npy.NpyWriter;

/** Samples of one file, in memory: rows of float32 in each of a contract's arrays. */
final class SampleShard {
  private final List<SampleContract.Array> contract;
  private final String name;
  private final String split;
  private final float[][] arrays;
  private int rows;
  private long first = -1;
  private long last = -1;

  SampleShard(List<SampleContract.Array> contract, String name, String split, int mostRows) {
    this.contract = contract;
    this.name = name;
    this.split = split;
    this.arrays = new float[contract.size()][];
    for (int a = 0; a < arrays.length; a++) {
      arrays[a] = new float[Math.min(mostRows, 1 << 12) * contract.get(a).width()];
    }
  }

  /** Appends a sample: its numbers in the order of the contract's columns. */
  void add(long track, double[] values) {
    int at = 0;
    for (int a = 0; a < arrays.length; a++) {
      int width = contract.get(a).width();
      if (arrays[a].length < (rows + 1) * width) {
        arrays[a] = Arrays.copyOf(arrays[a], 2 * arrays[a].length);
      }

      for (int c = 0; c < width; c++) {
        arrays[a][rows * width + c] = (float) values[at];
        at++;
      }
    }

    first = rows == 0 ? track : first;
    last = track;
    rows++;
  }

  List<SampleContract.Array> contract() {
    return contract;
  }

  String name() {
    return name;
  }

  String split() {
    return split;
  }

  int rows() {
    return rows;
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  /** Appends some rows of an array. */
  void copy(int array, int from, int count, NpyWriter to) throws IOException {
    int width = contract.get(array).width();
    to.append(arrays[array], from * width, count * width);
  }

  /** The shape of some rows of an array. */
  long[] shape(int array, int count) {
    SampleContract.Array one = contract.get(array);
    return one.flat() ? new long[] {count} : new long[] {count, one.width()};
  }

  static Element element() {
    return Element.FLOAT32;
  }
}
