package org.calibrant.export;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.calibrant.data.npy.NpyWriter;

/**
 * Tar files as WebDataset streams them: files that share the part of their name before the first dot
 * are one sample, {@code 00000000.x.npy}, {@code 00000000.y.npy} and so on.
 *
 * @param tracksPerSample rows in the arrays of one sample
 */
public record WebDataset(int tracksPerSample) implements SampleFormat {
  private static final long serialVersionUID = 1L;
  private static final int BLOCK = 512;

  public WebDataset {
    if (tracksPerSample < 1) {
      throw new IllegalArgumentException(
          "tracks-per-sample must be at least 1, was " + tracksPerSample);
    }
  }

  @Override
  public String suffix() {
    return ".tar";
  }

  @Override
  public void write(Path path, SampleShard shard) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)) {
      int sample = 0;
      for (int from = 0; from < shard.rows(); from += tracksPerSample) {
        int count = Math.min(tracksPerSample, shard.rows() - from);
        for (int a = 0; a < shard.contract().size(); a++) {
          String key = shard.contract().get(a).name().toLowerCase(Locale.ROOT);
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          NpyWriter array = NpyWriter.to(bytes, SampleShard.element(), shard.shape(a, count));
          shard.copy(a, from, count, array);
          array.finish();
          member(out, "%s-%08d.%s.npy".formatted(shard.name(), sample, key), bytes.toByteArray());
        }

        sample++;
      }

      out.write(new byte[2 * BLOCK]);
    }
  }

  /** A file of an archive in the format of POSIX.1-1988, of nobody and of 1970. */
  private static void member(OutputStream out, String name, byte[] content) throws IOException {
    byte[] head = new byte[BLOCK];
    put(head, 0, name);
    put(head, 100, "0000644\0");
    put(head, 108, "0000000\0");
    put(head, 116, "0000000\0");
    put(head, 124, "%011o\0".formatted(content.length));
    put(head, 136, "00000000000\0");
    put(head, 148, "        ");
    head[156] = '0';
    put(head, 257, "ustar\00000");
    int sum = 0;
    for (byte b : head) {
      sum += b & 0xFF;
    }

    put(head, 148, "%06o\0 ".formatted(sum));
    out.write(head);
    out.write(content);
    out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  private static void put(byte[] head, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, head, at, bytes.length);
  }
}
