package org.calibrant.data.hdf5;

import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts rows of chunks into chunks, packs and writes them, and keeps their index.
 *
 * <p>On the axes before {@code split} the chunks have the extent 1; on {@code split} a row of chunks
 * has the extent of one chunk, and on all later axes that of the data set. So rows of chunks follow
 * each other in row-major order, and so do the chunks.
 */
final class Chunks {
  private final Space space;
  private final long[] shape;
  private final int[] extents;
  private final int elementSize;
  private final int split;
  private final boolean whole;
  private final byte[] chunk;
  private final Packing packing;
  private final ChunkTree tree;

  /** First element of the row of chunks that comes next. */
  private final long[] start;

  private long[] last;
  private long root = Bytes.UNDEFINED;

  Chunks(Space space, String path, long[] shape, Layout layout, int elementSize) {
    this.space = space;
    this.shape = shape.clone();
    this.extents = layout.chunk().stream().mapToInt(Integer::intValue).toArray();
    this.elementSize = elementSize;
    this.start = new long[shape.length];
    check(path);
    int k = 0;
    while (k < extents.length - 1 && extents[k] == 1) {
      k++;
    }

    this.split = k;
    boolean same = true;
    for (int i = split + 1; i < extents.length; i++) {
      same &= extents[i] == shape[i];
    }

    this.whole = same;
    if (!(rowBytes(extents[split]) <= Integer.MAX_VALUE - 64)) {
      throw new IllegalArgumentException(
          "%s: a row of chunks %s of shape %s takes %d bytes of memory; give slow axes the extent 1"
              .formatted(path, layout.chunk(), Arrays.toString(shape), rowBytes(extents[split])));
    }

    int bytes = elementSize;
    for (int extent : extents) {
      bytes *= extent;
    }

    this.chunk = new byte[whole ? 0 : bytes];
    this.packing = new Packing(layout, elementSize, bytes);
    this.tree = new ChunkTree(space, extents, elementSize);
  }

  private void check(String path) {
    boolean fits = extents.length == shape.length;
    for (int i = 0; fits && i < extents.length; i++) {
      fits = extents[i] >= 1 && extents[i] <= Math.max(1, shape[i]);
    }

    if (!fits) {
      throw new IllegalArgumentException(
          "%s: chunks %s do not fit into shape %s"
              .formatted(path, Arrays.toString(extents), Arrays.toString(shape)));
    }
  }

  private long rowBytes(long extent) {
    long bytes = extent * elementSize;
    for (int i = split + 1; i < shape.length; i++) {
      bytes *= shape[i];
    }

    return bytes;
  }

  int[] extents() {
    return extents;
  }

  /** Bytes of the longest row of chunks. */
  int capacity() {
    return (int) rowBytes(extents[split]);
  }

  /** Bytes of the row of chunks that comes next; the last one on an axis may be shorter. */
  int nextRow() {
    return (int) rowBytes(Math.min(extents[split], shape[split] - start[split]));
  }

  /** Writes the next row of chunks. */
  void write(byte[] row, int bytes) throws IOException {
    if (whole) {
      Arrays.fill(row, bytes, row.length, (byte) 0);
      store(row, row.length, start.clone());
    } else {
      cut(row, start.clone(), split + 1);
    }

    advance();
  }

  private void advance() {
    start[split] += extents[split];
    for (int i = split; i > 0 && start[i] >= shape[i]; i--) {
      start[i] = 0;
      start[i - 1]++;
    }
  }

  /** Visits the chunks of a row in row-major order. */
  private void cut(byte[] row, long[] offset, int axis) throws IOException {
    if (axis == shape.length) {
      Arrays.fill(chunk, (byte) 0);
      gather(row, 0, 0, offset, split);
      store(chunk, chunk.length, offset.clone());
      return;
    }

    for (long at = 0; at < shape[axis]; at += extents[axis]) {
      offset[axis] = at;
      cut(row, offset, axis + 1);
    }
  }

  /** Copies what the chunk at {@code offset} has in the row; indexes count elements. */
  private void gather(byte[] row, long rowIndex, int chunkIndex, long[] offset, int axis) {
    long from = axis == split ? 0 : offset[axis];
    int count = (int) Math.min(extents[axis], shape[axis] - offset[axis]);
    if (axis == shape.length - 1) {
      int at = (int) ((rowIndex + from) * elementSize);
      System.arraycopy(row, at, chunk, chunkIndex * elementSize, count * elementSize);
      return;
    }

    for (int i = 0; i < count; i++) {
      long nextRow = (rowIndex + from + i) * shape[axis + 1];
      gather(row, nextRow, (chunkIndex + i) * extents[axis + 1], offset, axis + 1);
    }
  }

  private void store(byte[] raw, int bytes, long[] offset) throws IOException {
    byte[] packed = packing.pack(raw, bytes);
    long address = space.allocate(packing.length());
    space.write(address, packed, packing.length());
    tree.add(offset, packing.length(), address);
    last = offset;
  }

  /** The address of the index; complete after {@link #close}. */
  long tree() {
    return root;
  }

  void close() throws IOException {
    packing.close();
    if (last != null) {
      root = tree.finish(last);
    }
  }
}
