package org.calibrant.data.hdf5;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes an HDF5 file whose data sets may be larger than memory.
 *
 * <pre>{@code
 * try (Hdf5Writer file = Hdf5Writer.create(path)) {
 *   Group group = file.root().group("LIBRARY");
 *   long[] shape = {20, 10, 11, 30, 3};
 *   try (DoubleDataset results = group.doubles("results", shape, Layout.rows(shape, 65536, true, 4))) {
 *     results.append(values, count); // as often as needed, in row-major order
 *     results.attribute("unit", "keV");
 *   }
 *   file.finish();
 * }
 * }</pre>
 *
 * <p>Several data sets may be open at once. Values go to the file as they come; what is held in
 * memory is bounded by each data set's {@link Layout}, and a few hundred bytes for each group, data
 * set and attribute. The file appears under its name by {@link #finish} only, whole: until then it
 * has another name in the same folder, and closing without finishing removes it.
 *
 * <p>Format: superblock version 0, object headers version 1, groups of link messages in order of
 * creation, data layout version 3, version 1 B-trees for chunks; what HDF5 1.8 and later read. All
 * numbers are little-endian, all addresses and extents have 64 bits.
 *
 * @see <a href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">HDF5 File
 *     Format Specification, version 3.0</a>
 */
public final class Hdf5Writer implements AutoCloseable {
  private static final int SUPERBLOCK = 96;

  private final Path path;
  private final Path unfinished;
  private final FileChannel channel;
  private final Space space;
  private final Group root;
  private boolean closed;

  private Hdf5Writer(Path path, Path unfinished) throws IOException {
    this.path = path;
    this.unfinished = unfinished;
    this.channel =
        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    this.space = new Space(channel, SUPERBLOCK);
    this.root = new Group(space, "/");
  }

  /** Begins a file; one that has this name already is replaced when the new one is finished. */
  public static Hdf5Writer create(Path path) throws IOException {
    String name = ".%s.%s.unfinished".formatted(path.getFileName(), UUID.randomUUID());
    return new Hdf5Writer(path, path.resolveSibling(name));
  }

  /** The group {@code /}. */
  public Group root() {
    return root;
  }

  /**
   * Completes the file, waits until the disk has it, and gives it its name.
   *
   * @throws IllegalStateException if a data set still lacks values
   */
  public void finish() throws IOException {
    if (closed) {
      throw new IllegalStateException(path + " is closed");
    }

    TextHeap heap = new TextHeap(space);
    long top = root.write(space, heap);
    heap.flush();
    byte[] superblock = superblock(top);
    space.write(0, superblock, superblock.length);
    if (channel.size() < space.end()) {
      space.write(space.end() - 1, new byte[1], 1);
    }

    channel.force(true);
    channel.close();
    try {
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
    }

    closed = true;
  }

  private byte[] superblock(long top) {
    Bytes block = new Bytes();
    block.bytes(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'});
    block.u8(0).u8(0).u8(0).u8(0).u8(0).u8(8).u8(8).u8(0); // versions; 8 bytes for an address
    block.u16(4).u16(16).u32(0); // K of symbol tables, which are not used
    block.u64(0).u64(Bytes.UNDEFINED).u64(space.end()).u64(Bytes.UNDEFINED);
    return block.u64(0).u64(top).u32(0).u32(0).zeros(16).toArray();
  }

  /** Ends the work; a file that was not finished is gone. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      channel.close();
      Files.deleteIfExists(unfinished);
    }
  }
}
