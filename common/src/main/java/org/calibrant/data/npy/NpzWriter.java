package org.calibrant.data.npy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes named arrays into one packed file, as {@code numpy.savez_compressed} does.
 *
 * <pre>{@code
 * try (OutputStream out = Files.newOutputStream(path);
 *     NpzWriter npz = new NpzWriter(out, 1)) {
 *   npz.array("edges", Element.FLOAT64, edges, edges.length);
 *   NpyWriter x = npz.rows("X", Element.FLOAT32, 6); // several at once, row by row
 *   NpyWriter p = npz.rows("P", Element.FLOAT32);
 *   …
 *   npz.finish();
 * }
 * }</pre>
 *
 * <p>Rows wait in a temporary file until {@link #finish}, as a member of an archive must be whole;
 * memory does not grow with them. The same arrays give the same bytes: all times are 1980-01-01.
 */
public final class NpzWriter implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Packing zip;
  private final Map<String, Rows> waiting = new LinkedHashMap<>();

  /**
   * @param out stays open
   * @param level of packing, 1 (fast) to 9 (small)
   */
  public NpzWriter(OutputStream out, int level) {
    if (!(level >= 1 && level <= 9)) {
      throw new IllegalArgumentException("level must be 1 to 9, was " + level);
    }

    this.zip = new Packing(new BufferedOutputStream(out, BUFFER));
    zip.setLevel(level);
  }

  /** A stream that can be given up without an index. */
  private static final class Packing extends ZipOutputStream {
    Packing(OutputStream out) {
      super(out);
    }

    void end() {
      def.end();
    }
  }

  /** Rows of a member, kept until their number is known. */
  private static final class Rows {
    private final Element element;
    private final long[] row;
    private final FileChannel channel;
    private final NpyWriter writer;
    private long count = -1;

    Rows(Element element, long... row) throws IOException {
      this.element = element;
      this.row = row.clone();
      this.channel =
          FileChannel.open(
              Files.createTempFile("calibrant", ".array"),
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      this.writer =
          new NpyWriter(
              element,
              NpyWriter.product(row),
              Channels.newOutputStream(channel),
              rows -> count = rows,
              () -> {});
    }

    void copy(OutputStream to) throws IOException {
      writer.finish();
      to.write(Header.bytes(element, NpyWriter.shape(count, row)));
      channel.position(0);
      InputStream in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
      in.transferTo(to);
    }
  }

  /** Writes a whole array. */
  public void array(String name, Element element, double[] values, long... shape)
      throws IOException {
    begin(name);
    NpyWriter array = NpyWriter.to(zip, element, shape);
    array.append(values);
    array.finish();
    zip.closeEntry();
  }

  /**
   * Begins an array of known shape, whose elements go straight into the archive; {@link #end} before
   * another one begins.
   */
  public NpyWriter array(String name, Element element, long... shape) throws IOException {
    begin(name);
    return NpyWriter.to(zip, element, shape);
  }

  /** Ends the array that {@link #array(String, Element, long...)} began. */
  public void end(NpyWriter array) throws IOException {
    array.finish();
    zip.closeEntry();
  }

  /**
   * Begins an array whose first dimension is counted as rows come; {@link #finish} finishes it.
   *
   * @param row extents of one row: none for an array of numbers
   */
  public NpyWriter rows(String name, Element element, long... row) throws IOException {
    Rows rows = new Rows(element, row);
    if (waiting.putIfAbsent(name, rows) != null) {
      rows.channel.close();
      throw new IllegalArgumentException("the array %s is there already".formatted(name));
    }

    return rows.writer;
  }

  private void begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  /** Completes the archive. */
  public void finish() throws IOException {
    for (Map.Entry<String, Rows> rows : waiting.entrySet()) {
      begin(rows.getKey());
      rows.getValue().copy(zip);
      zip.closeEntry();
    }

    zip.finish();
    zip.flush();
  }

  /** Ends the work; an archive that was not finished has no index and is refused by all readers. */
  @Override
  public void close() throws IOException {
    zip.end();
    for (Rows rows : waiting.values()) {
      rows.channel.close();
    }
  }
}
