package org.calibrant.data.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * A data set being written: its values are appended in row-major order, the last axis fastest.
 * Memory is bounded by its {@link Layout}. Closing it before it has all its values keeps the file
 * from being finished.
 */
public abstract class Dataset extends Node implements AutoCloseable {
  private static final int MOST_AXES = 32;
  private static final int CONTIGUOUS_BUFFER = 1 << 16;

  final Element element;
  private final String path;
  private final long[] shape;
  private final Layout layout;
  private final long size;
  private long appended;
  private long flushed;
  private boolean closed;

  private final Space space;
  private final Chunks chunks;
  private final long address;
  private ByteBuffer buffer;
  private List<Dataset> scales = List.of();
  private long headerAddress = Bytes.UNDEFINED;

  Dataset(Space space, String path, Element element, long[] shape, Layout layout) {
    this.space = space;
    this.path = path;
    this.element = element;
    this.shape = shape.clone();
    this.layout = layout;
    if (shape.length > MOST_AXES) {
      throw new IllegalArgumentException(
          "%s has %d axes, at most %d are possible".formatted(path, shape.length, MOST_AXES));
    }

    this.size = size(path, shape, element.size());
    int room = (int) Math.min(size, Math.max(1, CONTIGUOUS_BUFFER / element.size()));
    boolean chunked = !layout.chunk().isEmpty();
    this.chunks = chunked ? new Chunks(space, path, shape, layout, element.size()) : null;
    this.address = chunked || size == 0 ? Bytes.UNDEFINED : space.allocate(size * element.size());
    int bytes = chunked && size > 0 ? chunks.capacity() : room * element.size();
    this.buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    limit();
  }

  private static long size(String path, long[] shape, int elementSize) {
    long size = 1;
    for (long extent : shape) {
      if (!(extent >= 0)) {
        throw new IllegalArgumentException(path + ": extent must not be negative, was " + extent);
      }

      try {
        size = Math.multiplyExact(size, extent);
        Math.multiplyExact(size, (long) elementSize);
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(
            "%s: shape %s has more than 2^63 bytes".formatted(path, Arrays.toString(shape)), e);
      }
    }

    return size;
  }

  /**
   * Makes this data set of one axis a dimension scale: what netCDF calls a dimension, with its values
   * as coordinates.
   *
   * @param name of the dimension, usually that of the data set
   */
  public final void scale(String name) {
    if (shape.length != 1) {
      throw new IllegalStateException(
          path + " has %d axes, a scale has one".formatted(shape.length));
    }

    keyword("CLASS", "DIMENSION_SCALE");
    keyword("NAME", name);
  }

  /**
   * Names the scales of the axes.
   *
   * @param axes one scale per axis, each created before this data set and of the axis's extent
   */
  public final void dimensions(List<Dataset> axes) {
    if (axes.size() != shape.length) {
      throw new IllegalArgumentException(
          "%s has %d axes, %d scales were given".formatted(path, shape.length, axes.size()));
    }

    for (int i = 0; i < shape.length; i++) {
      if (axes.get(i).size != shape[i]) {
        throw new IllegalArgumentException(
            "axis %d of %s has extent %d, its scale %s has %d"
                .formatted(i, path, shape[i], axes.get(i).path, axes.get(i).size));
      }
    }

    scales = List.copyOf(axes);
  }

  /** Where in the file, as {@code /group/name}. */
  public final String path() {
    return path;
  }

  /** How many values it has in all: the product of its extents. */
  public final long size() {
    return size;
  }

  /** How many values were appended so far. */
  public final long appended() {
    return appended;
  }

  /** Takes note of {@code count} values to come. */
  final void announce(int count) {
    if (closed) {
      throw new IllegalStateException(path + " is closed");
    }

    if (count > size - appended) {
      throw new IllegalStateException(
          "%s has room for %d values; %d were appended and %d more came"
              .formatted(path, size, appended, count));
    }

    appended += count;
  }

  /** The buffer, with room for at least one value. */
  final ByteBuffer room() throws IOException {
    if (!buffer.hasRemaining()) {
      flush();
    }

    return buffer;
  }

  private void flush() throws IOException {
    int bytes = buffer.position();
    if (chunks == null) {
      space.write(address + flushed * element.size(), buffer.array(), bytes);
    } else {
      chunks.write(buffer.array(), bytes);
    }

    flushed += bytes / element.size();
    buffer.clear();
    limit();
  }

  private void limit() {
    if (chunks != null && flushed < size) {
      buffer.limit(chunks.nextRow());
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      if (buffer.position() > 0 && appended == size) {
        flush();
      }

      buffer = null;
      if (chunks != null) {
        chunks.close();
      }
    }
  }

  @Override
  final long write(Space target, TextHeap heap) throws IOException {
    if (appended != size) {
      throw new IllegalStateException("%s has %d of its %d values".formatted(path, appended, size));
    }

    close();
    Header header = new Header();
    header.dataspace(shape);
    header.datatype(element);
    header.fillValue(chunks != null);
    if (chunks == null) {
      header.contiguous(address, size * element.size());
    } else {
      header.chunked(chunks.tree(), chunks.extents(), element.size());
      if (layout.shuffle() || layout.deflate() > 0) {
        header.filters(layout.shuffle(), layout.deflate(), element.size());
      }
    }

    writeAttributes(header, heap);
    writeScales(header, heap);
    byte[] bytes = header.toArray();
    headerAddress = target.allocate(bytes.length);
    target.write(headerAddress, bytes, bytes.length);
    return headerAddress;
  }

  private void writeScales(Header header, TextHeap heap) throws IOException {
    Bytes lists = new Bytes();
    for (Dataset scale : scales) {
      if (scale.headerAddress == Bytes.UNDEFINED) {
        throw new IllegalStateException(
            "%s must be created before %s, whose scale it is".formatted(scale.path, path));
      }

      lists.bytes(heap.add(new Bytes().u64(scale.headerAddress).toArray(), 1));
    }

    if (!scales.isEmpty()) {
      long[] axes = {scales.size()};
      header.attribute("DIMENSION_LIST", Element.references(), axes, lists.toArray());
    }
  }
}
