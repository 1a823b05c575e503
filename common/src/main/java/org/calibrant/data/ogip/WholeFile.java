package org.calibrant.data.ogip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.calibrant.core.BadInput;

/** A file that appears under its name only when all of it is on disk. */
final class WholeFile {
  private WholeFile() {}

  /** An empty primary unit, with its checksums. */
  static byte[] primary() {
    byte[] open = primary("0".repeat(16));
    return primary(Sums.encoded(Sums.of(open, 0, open.length)));
  }

  private static byte[] primary(String checkSum) {
    return new HeaderBlocks()
        .primary()
        .text("CHECKSUM", checkSum, "HDU checksum")
        .text("DATASUM", "0", "data unit checksum")
        .end()
        .bytes();
  }

  static void write(Path file, boolean overwrite, byte[]... units) {
    if (!overwrite && Files.exists(file)) {
      throw new BadInput(file.toString(), "", "exists already and was not to be overwritten");
    }

    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling("." + target.getFileName() + "." + System.nanoTime());
    try {
      try (FileChannel out =
          FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        for (byte[] unit : units) {
          ByteBuffer rest = ByteBuffer.wrap(unit);
          while (rest.hasRemaining()) {
            out.write(rest);
          }
        }

        out.force(true);
      }

      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      delete(part);
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // the failure to write is the one to report
    }
  }
}
