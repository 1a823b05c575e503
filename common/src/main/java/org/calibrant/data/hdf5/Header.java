package org.calibrant.data.hdf5;

import java.nio.charset.StandardCharsets;

/** An object header of version 1: what a group or a data set says about itself, in messages. */
final class Header {
  private static final int DATASPACE = 0x0001;
  private static final int LINK_INFO = 0x0002;
  private static final int DATATYPE = 0x0003;
  private static final int FILL_VALUE = 0x0005;
  private static final int LINK = 0x0006;
  private static final int LAYOUT = 0x0008;
  private static final int GROUP_INFO = 0x000A;
  private static final int FILTERS = 0x000B;
  private static final int ATTRIBUTE = 0x000C;

  /** The length of a message is written in 16 bits and is a multiple of eight. */
  private static final int LONGEST_MESSAGE = 65528;

  private static final int MOST_MESSAGES = 65535;

  private final Bytes messages = new Bytes();
  private int count;

  private void message(int type, Bytes body) {
    body.pad8();
    if (body.size() > LONGEST_MESSAGE || count == MOST_MESSAGES) {
      throw new IllegalArgumentException(
          "more than an HDF5 object header holds: %d bytes in message %d"
              .formatted(body.size(), count + 1));
    }

    messages.u16(type).u16(body.size()).u8(0).zeros(3).bytes(body.toArray());
    count++;
  }

  void group(int links) {
    // Creation order is tracked, so that readers see children in the order they were made.
    message(
        LINK_INFO, new Bytes().u8(0).u8(1).u64(links).u64(Bytes.UNDEFINED).u64(Bytes.UNDEFINED));
    message(GROUP_INFO, new Bytes().u8(0).u8(0));
  }

  void link(long order, String name, long address) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    Bytes body = new Bytes().u8(1).u8(0x15).u64(order).u8(1); // UTF-8 name, its length in 2 bytes
    message(LINK, body.u16(utf8.length).bytes(utf8).u64(address));
  }

  void dataspace(long[] shape) {
    message(DATASPACE, new Bytes().bytes(space(shape)));
  }

  void datatype(Element element) {
    message(DATATYPE, new Bytes().bytes(element.datatype()));
  }

  /** Space is allocated when values come, and unwritten values are zero. */
  void fillValue(boolean chunked) {
    message(FILL_VALUE, new Bytes().u8(2).u8(chunked ? 3 : 2).u8(2).u8(1).u32(0));
  }

  void contiguous(long address, long bytes) {
    message(LAYOUT, new Bytes().u8(3).u8(1).u64(address).u64(bytes));
  }

  void chunked(long tree, int[] chunk, int elementSize) {
    Bytes body = new Bytes().u8(3).u8(2).u8(chunk.length + 1).u64(tree);
    for (int extent : chunk) {
      body.u32(extent);
    }

    message(LAYOUT, body.u32(elementSize));
  }

  void filters(boolean shuffle, int deflate, int elementSize) {
    Bytes body = new Bytes().u8(1).u8((shuffle ? 1 : 0) + (deflate > 0 ? 1 : 0)).zeros(6);
    if (shuffle) {
      filter(body, 2, "shuffle\0", elementSize);
    }

    if (deflate > 0) {
      filter(body, 1, "deflate\0", deflate);
    }

    message(FILTERS, body);
  }

  private static void filter(Bytes body, int id, String name, int value) {
    body.u16(id).u16(8).u16(1).u16(1); // 8 bytes of name, optional, one value
    body.bytes(name.getBytes(StandardCharsets.US_ASCII)).u32(value).zeros(4);
  }

  void attribute(String name, Element element, long[] shape, byte[] values) {
    byte[] utf8 = (name + "\0").getBytes(StandardCharsets.UTF_8);
    byte[] space = space(shape);
    Bytes body = new Bytes().u8(3).u8(0);
    body.u16(utf8.length).u16(element.datatype().length).u16(space.length).u8(1);
    message(ATTRIBUTE, body.bytes(utf8).bytes(element.datatype()).bytes(space).bytes(values));
  }

  private static byte[] space(long[] shape) {
    Bytes body = new Bytes().u8(1).u8(shape.length).u8(0).zeros(5);
    for (long extent : shape) {
      body.u64(extent);
    }

    return body.toArray();
  }

  byte[] toArray() {
    Bytes all = new Bytes().u8(1).u8(0).u16(count).u32(1).u32(messages.size()).zeros(4);
    return all.bytes(messages.toArray()).toArray();
  }
}
