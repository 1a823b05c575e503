package org.calibrant.data.hdf5;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A group being written: a folder of groups and data sets, listed in the order of creation. */
public final class Group extends Node {
  private final Space space;
  private final String path;
  private final Map<String, Node> children = new LinkedHashMap<>();

  Group(Space space, String path) {
    this.space = space;
    this.path = path;
  }

  /** A new group inside this one. */
  public Group group(String name) {
    return adopt(name, new Group(space, path + name + "/"));
  }

  /**
   * A new data set of doubles.
   *
   * @param name its name in this group
   * @param shape extents of its axes, slowest first; empty for a scalar
   * @param layout how it lies in the file
   */
  public DoubleDataset doubles(String name, long[] shape, Layout layout) {
    return adopt(name, new DoubleDataset(space, path + name, shape, layout));
  }

  /** A new data set of 32-bit integers; parameters as for {@link #doubles}. */
  public IntDataset ints(String name, long[] shape, Layout layout) {
    return adopt(name, new IntDataset(space, path + name, shape, layout));
  }

  /** A new data set of 64-bit integers; parameters as for {@link #doubles}. */
  public LongDataset longs(String name, long[] shape, Layout layout) {
    return adopt(name, new LongDataset(space, path + name, shape, layout));
  }

  /**
   * A new data set of texts of fixed length; other parameters as for {@link #doubles}.
   *
   * @param bytes room for each text, in bytes of UTF-8
   */
  public TextDataset texts(String name, int bytes, long[] shape, Layout layout) {
    return adopt(name, new TextDataset(space, path + name, bytes, shape, layout));
  }

  private <N extends Node> N adopt(String name, N child) {
    if (name.isEmpty() || name.equals(".") || name.matches("(?s).*[/\0].*")) {
      throw new IllegalArgumentException(
          "the name of a group or data set must not be empty, \".\" or hold \"/\", was \"%s\""
              .formatted(name));
    }

    if (children.putIfAbsent(name, child) != null) {
      throw new IllegalArgumentException(path + name + " exists already");
    }

    return child;
  }

  @Override
  long write(Space target, TextHeap heap) throws IOException {
    Header header = new Header();
    header.group(children.size());
    long order = 0;
    for (Map.Entry<String, Node> child : children.entrySet()) {
      header.link(order, child.getKey(), child.getValue().write(target, heap));
      order++;
    }

    writeAttributes(header, heap);
    byte[] bytes = header.toArray();
    long address = target.allocate(bytes.length);
    target.write(address, bytes, bytes.length);
    return address;
  }
}
