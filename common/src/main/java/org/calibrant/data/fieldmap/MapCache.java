package org.calibrant.data.fieldmap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.Inputs;

/**
 * Binary copies of maps in a folder, each named by the SHA-256 of the text it was made of:
 *
 * <pre>  magic (8 bytes) | SHA-256 of the rest (32) | nx, ny, nz (3 int32) | x, y, z, b (float64)</pre>
 *
 * little-endian. A copy that is missing, damaged or cannot be written is no error: the text is read,
 * and a new copy made if that is possible.
 */
final class MapCache {
  private static final byte[] MAGIC = {'c', 'a', 'l', 'm', 'a', 'p', '0', '1'};
  private static final int DIGEST = 32;
  private static final int HEAD = MAGIC.length + DIGEST;
  private static final int COUNTS = 3 * Integer.BYTES;

  private final Path folder;

  MapCache(Path folder) {
    this.folder = folder;
  }

  FieldMap read(InputFile text) {
    Path copy = folder.resolve(Inputs.sha256(text) + ".fieldmap");
    FieldMap map = stored(copy, text.uri());
    if (map == null) {
      map = FieldMap.read(text);
      store(map, copy);
    }

    return map;
  }

  /** The map of a copy; null if there is none that is sound. */
  private static FieldMap stored(Path copy, String file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(copy)).order(ByteOrder.LITTLE_ENDIAN);
      if (bytes.limit() < HEAD + COUNTS
          || !MessageDigest.isEqual(head(bytes), head(digested(bytes)))) {
        return null;
      }

      int nx = bytes.getInt(HEAD);
      int ny = bytes.getInt(HEAD + 4);
      int nz = bytes.getInt(HEAD + 8);
      double claimed = (double) nx + ny + nz + 3.0 * nx * ny * nz;
      if (nx < 0 || ny < 0 || nz < 0 || claimed != (bytes.limit() - HEAD - COUNTS) / 8.0) {
        return null; // the sum fits, the counts do not: not one of ours
      }

      DoubleBuffer numbers =
          bytes.position(HEAD + COUNTS).slice().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
      return new FieldMap(
          file,
          next(numbers, nx),
          next(numbers, ny),
          next(numbers, nz),
          next(numbers, 3 * nx * ny * nz));
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException | BadInput e) {
      return null;
    }
  }

  private static byte[] head(ByteBuffer bytes) {
    byte[] head = new byte[HEAD];
    bytes.get(0, head);
    return head;
  }

  private static double[] next(DoubleBuffer numbers, int count) {
    double[] values = new double[count];
    numbers.get(values);
    return values;
  }

  /** The head that belongs to what follows it. */
  private static ByteBuffer digested(ByteBuffer bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.slice(HEAD, bytes.capacity() - HEAD));
      return ByteBuffer.allocate(HEAD).put(MAGIC).put(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void store(FieldMap map, Path copy) {
    int numbers = map.x().length + map.y().length + map.z().length + map.b().length;
    ByteBuffer bytes =
        ByteBuffer.allocate(HEAD + COUNTS + 8 * numbers).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(HEAD);
    bytes.putInt(map.x().length).putInt(map.y().length).putInt(map.z().length);
    bytes.asDoubleBuffer().put(map.x()).put(map.y()).put(map.z()).put(map.b());
    bytes.put(0, head(digested(bytes)));
    String name = ".%s.%s".formatted(HexFormat.of().toHexDigits(numbers), UUID.randomUUID());
    Path unfinished = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        bytes.position(0);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }

      Files.move(unfinished, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      remove(unfinished);
    }
  }

  private static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // a folder that takes no files: there is no copy, which is no error
    }
  }
}
