package org.calibrant.data.hdf5;

import java.io.IOException;

/**
 * The global heap, where texts of any length live. A collection is opened with its size known, so
 * that texts have addresses before it is written.
 */
final class TextHeap {
  private static final int COLLECTION = 4096;
  private static final int COLLECTION_HEADER = 16;
  private static final int OBJECT_HEADER = 16;

  private final Space space;
  private Bytes collection;
  private long address;
  private int size;
  private int objects;

  TextHeap(Space space) {
    this.space = space;
  }

  /** Stores a text; returns the 16 bytes by which an attribute refers to it. */
  byte[] add(byte[] text) throws IOException {
    return add(text, text.length);
  }

  /** Stores a sequence of so many elements; returns the 16 bytes by which one refers to it. */
  byte[] add(byte[] text, int elements) throws IOException {
    if (text.length == 0) {
      return new byte[16];
    }

    int needed = Math.addExact(OBJECT_HEADER, (text.length + 7) & ~7);
    if (collection == null || collection.size() + needed + OBJECT_HEADER > size) {
      flush();
      open(Math.max(COLLECTION, COLLECTION_HEADER + needed + OBJECT_HEADER));
    }

    objects++;
    collection.u16(objects).u16(0).u32(0).u64(text.length).bytes(text).pad8();
    return new Bytes().u32(elements).u64(address).u32(objects).toArray();
  }

  private void open(int bytes) throws IOException {
    size = bytes;
    address = space.allocate(bytes);
    objects = 0;
    collection = new Bytes().bytes(new byte[] {'G', 'C', 'O', 'L'}).u8(1).zeros(3).u64(bytes);
  }

  void flush() throws IOException {
    if (collection != null) {
      int free = size - collection.size(); // object 0: what is left, its own header included
      collection.u16(0).u16(0).u32(0).u64(free).zeros(free - OBJECT_HEADER);
      space.write(address, collection.toArray(), size);
      collection = null;
    }
  }
}
