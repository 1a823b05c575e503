package org.calibrant.data;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hadoop.security.AccessControlException;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;

/**
 * Opens what a campaign reads: a local path, or any file system that Hadoop knows. A gzipped file
 * is recognised by its first bytes, not by its name, and expands while it is read.
 */
public final class Inputs {
  private static final int BUFFER = 1 << 16;
  private static final int GZIP_MAGIC = 0x1f8b;

  private Inputs() {}

  /** The content, expanded if it is gzipped. The caller closes it. */
  public static InputStream open(InputFile file) {
    InputStream stored = stored(file);
    try {
      BufferedInputStream in = new BufferedInputStream(stored, BUFFER);
      in.mark(2);
      int magic = in.read() << 8 | in.read();
      in.reset();
      return magic == GZIP_MAGIC ? new GZIPInputStream(in, BUFFER) : in;
    } catch (IOException e) {
      close(stored);
      throw unreadable(file, e);
    }
  }

  /**
   * The whole content, expanded if it is gzipped. Memory grows with what is really there, never
   * with what the file claims.
   *
   * @param limit refuses a longer content [byte]
   */
  public static byte[] bytes(InputFile file, int limit) {
    try (InputStream in = open(file)) {
      byte[] content = in.readNBytes(limit);
      if (content.length == limit && in.read() >= 0) {
        throw new BadInput(file.uri(), "", "holds more than " + limit + " bytes, the limit here");
      }

      return content;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Length as stored [byte]; refuses a file that is missing or is a folder. */
  public static long size(InputFile file) {
    Path local = Remote.localPath(file.uri());
    try {
      if (local == null) {
        return Remote.size(file.uri());
      }

      if (Files.isDirectory(local)) {
        throw new BadInput(file.uri(), "", "is a folder, expected a file");
      }

      return Files.size(local);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * A local path to the content as stored: the file itself or, for one of another file system, a
   * copy among the temporary files that goes when the JVM does.
   */
  public static Path local(InputFile file) {
    Path local = Remote.localPath(file.uri());
    try {
      if (local != null) {
        Files.readAttributes(local, BasicFileAttributes.class);
        return local;
      }

      Path copy = Files.createTempFile("calibrant", ".input");
      copy.toFile().deleteOnExit();
      try (InputStream in = stored(file)) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      }

      return copy;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** SHA-256 of the file as stored, in hexadecimal. */
  public static String sha256(InputFile file) {
    try (InputStream in = stored(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }

      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** SHA-256 of bytes, in hexadecimal. */
  public static String sha256(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether the name is that of a folder; refuses one that is missing. */
  static boolean isFolder(InputFile file) {
    Path local = Remote.localPath(file.uri());
    try {
      return local == null
          ? Remote.status(file.uri()).isDirectory()
          : Files.readAttributes(local, BasicFileAttributes.class).isDirectory();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Whether a file, as stored, begins with these bytes. */
  static boolean begins(InputFile file, byte[] magic) {
    try (InputStream in = stored(file)) {
      return Arrays.equals(in.readNBytes(magic.length), magic);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static InputStream stored(InputFile file) {
    Path local = Remote.localPath(file.uri());
    try {
      if (local == null) {
        return Remote.open(file.uri());
      }

      if (Files.isDirectory(local)) {
        throw new BadInput(file.uri(), "", "is a folder, expected a file");
      }

      return Files.newInputStream(local);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** What went wrong while a file was opened or read, in the words of its owner. */
  static BadInput unreadable(InputFile file, IOException e) {
    String problem;
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      problem = "no such file";
    } else if (e instanceof AccessDeniedException || e instanceof AccessControlException) {
      problem = "permission denied";
    } else if (e instanceof ZipException || e instanceof java.io.EOFException) {
      problem = "is gzipped but damaged or cut short";
    } else {
      problem = "cannot be read: " + e;
    }

    return new BadInput(file.uri(), "", problem, e);
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // the failure that made us close it is the one to report
    }
  }
}
