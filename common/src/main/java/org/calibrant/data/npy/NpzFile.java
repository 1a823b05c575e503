package org.calibrant.data.npy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.calibrant.core.BadInput;
import org.calibrant.core.DidYouMean;
import org.calibrant.core.InputFile;
import org.calibrant.data.Inputs;

/**
 * The named arrays of a {@code .npz} file. Several may be read at once.
 *
 * <pre>{@code
 * try (NpzFile file = NpzFile.open(input);
 *     NpyReader x = file.array("X")) {
 *   x.requireShape(-1, 6);
 *   while (x.read(row, 0, 6) == 6) { … }
 * }
 * }</pre>
 *
 * <p>Nothing is unpacked but the array asked for, and that as it is read. Members that are no
 * {@code name.npy}, that claim a size which their packed bytes cannot hold, or whose checksum is
 * wrong are refused.
 */
public final class NpzFile implements AutoCloseable {
  private static final Pattern MEMBER =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_. +=-]{0,99}\\.npy");
  private static final int MOST_MEMBERS = 10_000;

  /** Deflate packs 258 bytes into two bits at best. */
  private static final long BEST_RATIO = 1032;

  private static final long OVERHEAD = 1 << 10;

  private final String file;
  private final ZipFile zip;
  private final Map<String, ZipEntry> members = new LinkedHashMap<>();

  private NpzFile(String file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      String name = entry.getName();
      if (!MEMBER.matcher(name).matches()) {
        throw wrong("", "has the member \"%s\", expected name.npy only".formatted(printable(name)));
      }

      if (members.put(name.substring(0, name.length() - 4), entry) != null) {
        throw wrong(name, "is there twice");
      }

      if (members.size() > MOST_MEMBERS) {
        throw wrong("", "has more than %d members".formatted(MOST_MEMBERS));
      }
    }
  }

  /** Opens a file and lists its members. */
  public static NpzFile open(InputFile file) {
    ZipFile zip = null;
    try {
      zip = new ZipFile(Inputs.local(file).toFile());
      return new NpzFile(file.uri(), zip);
    } catch (BadInput e) {
      close(zip, e);
      throw e;
    } catch (IOException | RuntimeException e) {
      close(zip, e);
      throw new BadInput(file.uri(), "", "is damaged or is no NPZ file: " + e.getMessage(), e);
    }
  }

  private static void close(ZipFile zip, Exception e) {
    try {
      if (zip != null) {
        zip.close();
      }
    } catch (IOException suppressed) {
      e.addSuppressed(suppressed);
    }
  }

  /** Names of the arrays, in file order. */
  public List<String> names() {
    return List.copyOf(members.keySet());
  }

  /** Whether there is an array of this name. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** One array; the caller closes it before the file. */
  public NpyReader array(String name) {
    ZipEntry entry = members.get(name);
    if (entry == null) {
      throw wrong(
          "",
          "has no array %s, found %s%s"
              .formatted(
                  name, String.join(", ", names()), DidYouMean.hint(name, members.keySet())));
    }

    long length = entry.getSize();
    long packed = entry.getCompressedSize();
    boolean possible =
        entry.getMethod() == ZipEntry.STORED
            ? length == packed
            : length >= 0 && length <= BEST_RATIO * packed + OVERHEAD;
    if (!possible) {
      throw wrong(entry.getName(), "claims %d bytes from %d packed ones".formatted(length, packed));
    }

    try {
      InputStream in = new Checked(zip.getInputStream(entry), entry.getCrc());
      return new NpyReader(file, entry.getName(), in, length);
    } catch (BadInput e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new BadInput(file, entry.getName(), "is damaged: " + e.getMessage(), e);
    }
  }

  private BadInput wrong(String place, String problem) {
    return new BadInput(file, place, problem);
  }

  private static String printable(String name) {
    String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
    return shown.replaceAll("[^ -~…]", "?");
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new BadInput(file, "", "cannot be closed: " + e.getMessage(), e);
    }
  }

  /** Compares the checksum at the end, which {@link ZipFile} does not. */
  private static final class Checked extends FilterInputStream {
    private final CheckedInputStream checked;
    private final long sum;

    private Checked(CheckedInputStream checked, long sum) {
      super(checked);
      this.checked = checked;
      this.sum = sum;
    }

    Checked(InputStream in, long sum) {
      this(new CheckedInputStream(in, new CRC32()), sum);
    }

    @Override
    public int read() throws IOException {
      return atEnd(super.read());
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      return atEnd(super.read(to, from, length));
    }

    private int atEnd(int read) throws IOException {
      if (read < 0 && checked.getChecksum().getValue() != sum) {
        throw new IOException("the checksum is wrong");
      }

      return read;
    }
  }
}
