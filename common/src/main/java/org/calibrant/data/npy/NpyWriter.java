package org.calibrant.data.npy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes one array as numpy does: little-endian, in C order. Elements are appended as they come, in
 * memory that does not grow with the array.
 *
 * <pre>{@code
 * try (NpyWriter rows = NpyWriter.create(path, Element.FLOAT32, 6)) {
 *   rows.append(row); // as often as needed
 *   rows.finish();
 * }
 * }</pre>
 *
 * <p>An array is complete by {@link #finish} only; before that numpy refuses the file.
 */
public final class NpyWriter implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** What is left to do when the number of rows is known. */
  interface Ending {
    void finished(long rows) throws IOException;
  }

  private final Element element;
  private final long row;
  private final OutputStream out;
  private final Ending ending;
  private final AutoCloseable closing;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private long count;
  private boolean finished;

  NpyWriter(Element element, long row, OutputStream out, Ending ending, AutoCloseable closing) {
    this.element = element;
    this.row = row;
    this.out = out;
    this.ending = ending;
    this.closing = closing;
  }

  /**
   * Begins a file whose first dimension is counted as rows come; one of that name is replaced.
   *
   * @param row extents of one row: none for an array of numbers
   */
  public static NpyWriter create(Path path, Element element, long... row) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    channel.position(Header.bytes(element, shape(0, row)).length);
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    Ending ending =
        rows -> {
          out.flush();
          ByteBuffer header = ByteBuffer.wrap(Header.bytes(element, shape(rows, row)));
          channel.position(0);
          while (header.hasRemaining()) {
            channel.write(header);
          }
        };
    return new NpyWriter(element, product(row), out, ending, channel);
  }

  /**
   * Writes an array of known shape into a stream, a member of an archive for instance. The stream
   * stays open.
   */
  public static NpyWriter to(OutputStream out, Element element, long... shape) throws IOException {
    out.write(Header.bytes(element, shape));
    long size = product(shape);
    return new NpyWriter(element, 1, out, count -> requireCount(size, count), () -> {});
  }

  /** Bytes of an array of this shape with all that stands before it. */
  public static long bytes(Element element, long... shape) {
    return Header.bytes(element, shape).length + product(shape) * element.bytes();
  }

  /** Writes a whole array. */
  public static void write(Path path, Element element, double[] values, long... shape)
      throws IOException {
    try (OutputStream out = java.nio.file.Files.newOutputStream(path);
        NpyWriter array = to(out, element, shape)) {
      array.append(values);
      array.finish();
    }
  }

  private static void requireCount(long expected, long count) {
    if (count != expected) {
      throw new IllegalStateException(
          "%d elements were written, the shape has %d".formatted(count, expected));
    }
  }

  static long[] shape(long rows, long... row) {
    long[] shape = new long[row.length + 1];
    shape[0] = rows;
    System.arraycopy(row, 0, shape, 1, row.length);
    return shape;
  }

  static long product(long... shape) {
    long product = 1;
    for (long extent : shape) {
      product = Math.multiplyExact(product, extent);
    }

    return product;
  }

  /** Appends elements; a {@link Element#FLOAT32} is rounded to nearest. */
  public void append(double... values) throws IOException {
    append(values, 0, values.length);
  }

  /**
   * Appends {@code count} elements.
   *
   * @throws IllegalArgumentException if one is no number of this kind
   */
  public void append(double[] values, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      room();
      element.put(values[i], buffer);
    }

    this.count += count;
  }

  /**
   * Appends {@code count} elements.
   *
   * @throws IllegalArgumentException if one is no number of this kind
   */
  public void append(float[] values, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      room();
      element.put(values[i], buffer);
    }

    this.count += count;
  }

  /** Appends one whole number. */
  public void append(long value) throws IOException {
    room();
    element.put(value, buffer);
    count++;
  }

  private void room() throws IOException {
    if (buffer.remaining() < element.bytes()) {
      flush();
    }
  }

  private void flush() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  /**
   * Completes the array.
   *
   * @throws IllegalStateException if elements are missing
   */
  public void finish() throws IOException {
    if (finished) {
      throw new IllegalStateException("the array is finished");
    }

    if (row == 0 ? count != 0 : count % row != 0) {
      throw new IllegalStateException("%d elements make no rows of %d".formatted(count, row));
    }

    flush();
    out.flush();
    ending.finished(row == 0 ? 0 : count / row);
    finished = true;
  }

  /** Ends the work; an array that was not finished stays unreadable. */
  @Override
  public void close() throws IOException {
    try {
      closing.close();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
