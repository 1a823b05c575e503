package org.calibrant.data.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The index of a chunked data set, a version 1 B-tree grown from its leaves: chunks arrive in
 * row-major order, so each level needs one open node only, and a full one is written when the next
 * begins. Memory is a few kilobytes per level, and a level holds 64 times more chunks than the one
 * below.
 */
final class ChunkTree {
  /** Twice the K that superblock version 0 implies for chunk indexes: a reader takes it as given. */
  static final int NODE_ENTRIES = 64;

  private static final int NODE_HEADER = 24;

  private final Space space;
  private final int rank;
  private final int elementSize;
  private final int[] chunk;
  private final int nodeBytes;
  private final List<Open> levels = new ArrayList<>();

  ChunkTree(Space space, int[] chunk, int elementSize) {
    this.space = space;
    this.rank = chunk.length;
    this.elementSize = elementSize;
    this.chunk = chunk;
    int key = 8 + 8 * (rank + 1);
    this.nodeBytes = NODE_HEADER + NODE_ENTRIES * (key + 8) + key;
  }

  /** A node that still takes entries. */
  private static final class Open {
    final long address;
    final long left;
    final Bytes entries = new Bytes();
    int count;
    byte[] first;

    Open(long address, long left) {
      this.address = address;
      this.left = left;
    }
  }

  /** Adds the chunk that begins at element {@code offset} of the data set. */
  void add(long[] offset, int storedBytes, long address) throws IOException {
    insert(0, key(offset, storedBytes, 0), address);
  }

  private byte[] key(long[] offset, int storedBytes, int elementOffset) {
    Bytes key = new Bytes().u32(storedBytes).u32(0); // no filter was skipped
    for (long o : offset) {
      key.u64(o);
    }

    return key.u64(elementOffset).toArray();
  }

  private void insert(int level, byte[] key, long child) throws IOException {
    if (level == levels.size()) {
      levels.add(new Open(space.allocate(nodeBytes), Bytes.UNDEFINED));
    }

    Open node = levels.get(level);
    if (node.count == NODE_ENTRIES) {
      Open next = new Open(space.allocate(nodeBytes), node.address);
      write(node, level, next.address, key);
      levels.set(level, next);
      insert(level + 1, node.first, node.address);
      node = next;
    }

    if (node.count == 0) {
      node.first = key;
    }

    node.entries.bytes(key).u64(child);
    node.count++;
  }

  /** Writes what is still open; returns the address of the root, undefined without any chunk. */
  long finish(long[] lastOffset) throws IOException {
    if (levels.isEmpty()) {
      return Bytes.UNDEFINED;
    }

    // The key that closes the tree lies beyond every chunk, on every axis.
    long[] beyond = new long[rank];
    for (int i = 0; i < rank; i++) {
      beyond[i] = lastOffset[i] + chunk[i];
    }

    byte[] closing = key(beyond, 0, elementSize);
    for (int level = 0; ; level++) {
      Open node = levels.get(level);
      write(node, level, Bytes.UNDEFINED, closing);
      if (level == levels.size() - 1) {
        return node.address;
      }

      insert(level + 1, node.first, node.address);
    }
  }

  private void write(Open node, int level, long right, byte[] closing) throws IOException {
    Bytes bytes = new Bytes().bytes(new byte[] {'T', 'R', 'E', 'E'});
    bytes.u8(1).u8(level).u16(node.count).u64(node.left).u64(right);
    bytes.bytes(node.entries.toArray()).bytes(closing);
    space.write(node.address, bytes.zeros(nodeBytes - bytes.size()).toArray(), nodeBytes);
  }
}
