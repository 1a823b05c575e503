package org.calibrant.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Rows of one whole number and some doubles in a temporary file of the JVM: any row can be read at
 * any time by any thread, and memory does not grow with their number. The file is gone when they are
 * closed or the JVM is.
 */
public final class StoredRows implements AutoCloseable {
  private static final int BUFFERED_ROWS = 1 << 10;

  private final int bytes;
  private final FileChannel channel;
  private final ByteBuffer pending;
  private long stored;

  /**
   * @param doubles how many each row has
   */
  private StoredRows(int doubles) {
    this.bytes = Long.BYTES + doubles * Double.BYTES;
    this.pending = ByteBuffer.allocate(BUFFERED_ROWS * bytes);
    try {
      Path file = Files.createTempFile("calibrant", ".rows");
      this.channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary file can be made", e);
    }
  }

  /**
   * Rows that are filled in one go. When what fills them throws, because a file is refused say, their
   * temporary file is gone at once.
   */
  public static StoredRows filled(int doubles, Consumer<StoredRows> filling) {
    StoredRows rows = new StoredRows(doubles);
    boolean whole = false;
    try {
      filling.accept(rows);
      whole = true;
      return rows;
    } finally {
      if (!whole) {
        rows.close();
      }
    }
  }

  /** How many there are. */
  public synchronized long size() {
    return stored + pending.position() / bytes;
  }

  /** Appends a row. */
  public synchronized void add(long number, double[] values) {
    if (!pending.hasRemaining()) {
      flush();
    }

    pending.putLong(number);
    for (double value : values) {
      pending.putDouble(value);
    }
  }

  /** Reads row {@code index}; returns its whole number and writes its doubles to {@code values}. */
  public long read(long index, double[] values) {
    ByteBuffer row = ByteBuffer.allocate(bytes);
    try {
      finish();
      while (row.hasRemaining()) {
        if (channel.read(row, index * bytes + row.position()) < 0) {
          throw new IndexOutOfBoundsException("row " + index + " of " + size());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a temporary file cannot be read", e);
    }

    row.flip();
    long number = row.getLong();
    for (int i = 0; i < values.length; i++) {
      values[i] = row.getDouble();
    }

    return number;
  }

  private synchronized void finish() {
    if (pending.position() > 0) {
      flush();
    }
  }

  private void flush() {
    pending.flip();
    int rows = pending.limit() / bytes;
    try {
      while (pending.hasRemaining()) {
        channel.write(pending, stored * bytes + pending.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a temporary file cannot be written", e);
    }

    stored += rows;
    pending.clear();
  }

  /** Gives the temporary file back; there is nothing to read then. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a temporary file cannot be closed", e);
    }
  }
}
