package org.calibrant.data.hdf5;

import java.util.List;

/**
 * How a data set lies in its file: in one piece, or in chunks that may be packed.
 *
 * <p>While a chunked data set is written, one row of chunks is held in memory. With chunk extents
 * c and shape N, and k the first axis on which c exceeds 1, that is c<sub>k</sub> N<sub>k+1</sub> …
 * N<sub>last</sub> elements, and twice the bytes of one chunk for packing. So give the slow axes
 * the extent 1 until the rest is small; {@link #rows} does.
 *
 * @param chunk extents of a chunk, one per axis; empty for a data set in one piece
 * @param shuffle whether bytes of equal significance are gathered before packing, which makes
 *     doubles pack better
 * @param deflate level of gzip packing, 1 to 9; 0 for none
 */
public record Layout(List<Integer> chunk, boolean shuffle, int deflate) {

  public Layout {
    chunk = List.copyOf(chunk);
    if (!(deflate >= 0 && deflate <= 9)) {
      throw new IllegalArgumentException("deflate must be 0 to 9, was " + deflate);
    }

    if (chunk.isEmpty() && (shuffle || deflate > 0)) {
      throw new IllegalArgumentException("only a chunked data set can be shuffled or deflated");
    }
  }

  /** In one piece; whatever its size, 64 kB are held in memory. */
  public static Layout contiguous() {
    return new Layout(List.of(), false, 0);
  }

  /**
   * Chunks of whole rows: as many of the fast axes as fit {@code elements}, a part of the next
   * axis, and 1 on the slow ones. What is held in memory is one chunk of at most {@code elements}.
   */
  public static Layout rows(long[] shape, int elements, boolean shuffle, int deflate) {
    if (shape.length == 0) {
      return contiguous();
    }

    Integer[] chunk = new Integer[shape.length];
    long room = Math.max(1, elements);
    for (int i = shape.length - 1; i >= 0; i--) {
      chunk[i] = (int) Math.max(1, Math.min(shape[i], room));
      room = chunk[i] < shape[i] ? 1 : room / chunk[i];
    }

    return new Layout(List.of(chunk), shuffle, deflate);
  }
}
