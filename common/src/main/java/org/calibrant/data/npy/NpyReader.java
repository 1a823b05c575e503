package org.calibrant.data.npy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.Inputs;

/**
 * The elements of one array, in C order (the last index runs fastest), whatever the order of the
 * file.
 *
 * <pre>{@code
 * try (NpyReader image = NpyReader.open(file)) {
 *   image.requireShape(512, -1);
 *   double[] pixels = image.doubles(1 << 24);
 * }
 * }</pre>
 *
 * <p>Elements come as they are read, in memory that does not grow with the array; only an array in
 * Fortran order, which has to be turned, is held as a whole, and refused above 64 MiB. Everything
 * that is no array of numbers as {@link Element} lists them is a {@link BadInput}.
 */
public final class NpyReader implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int LARGEST_TURNED = 1 << 26;

  private final String file;
  private final String place;
  private final InputStream in;
  private final Header header;
  private final ByteBuffer buffer;
  private long done;

  /** The whole array in Fortran order, once it is needed. */
  private ByteBuffer turned;

  /** Index of the next element, of an array in Fortran order. */
  private final long[] index;

  /**
   * @param place member of an archive, or blank
   * @param length bytes of the whole array, or −1 if not known
   */
  NpyReader(String file, String place, InputStream in, long length) {
    this.file = file;
    this.place = place;
    this.in = in;
    try {
      this.header = Header.read(in);
      long expected = header.bytes() + header.size() * header.element().bytes();
      if (length >= 0 && length != expected) {
        throw wrong(
            "has %d bytes, but shape %s of %s makes %d"
                .formatted(length, header.shown(), header.element().descr(), expected));
      }
    } catch (Header.Wrong e) {
      throw new BadInput(file, place, e.getMessage(), e);
    } catch (IOException e) {
      throw unreadable(e);
    }

    this.buffer = ByteBuffer.allocate(BUFFER).order(header.order()).limit(0);
    this.index = new long[header.shape().length];
  }

  /** Opens a {@code .npy} file, gzipped or not. */
  public static NpyReader open(InputFile file) {
    InputStream in = Inputs.open(file);
    try {
      // a gzipped file does not say how long its content is
      long length = in instanceof java.util.zip.GZIPInputStream ? -1 : Inputs.size(file);
      return new NpyReader(file.uri(), "", in, length);
    } catch (RuntimeException e) {
      try {
        in.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }

      throw e;
    }
  }

  /** What the array is made of. */
  public Element element() {
    return header.element();
  }

  /** Extents, slowest first; none for a single number. */
  public long[] shape() {
    return header.shape().clone();
  }

  /** How many elements there are. */
  public long size() {
    return header.size();
  }

  /**
   * Refuses any other shape.
   *
   * @param expected extents, −1 for any
   * @return the shape
   */
  public long[] requireShape(long... expected) {
    long[] shape = header.shape();
    boolean fits = shape.length == expected.length;
    for (int i = 0; fits && i < shape.length; i++) {
      fits = expected[i] < 0 || expected[i] == shape[i];
    }

    if (!fits) {
      String wanted = Arrays.toString(expected).replace("-1", "any");
      throw wrong("expected the shape %s, found %s".formatted(wanted, header.shown()));
    }

    return shape.clone();
  }

  /**
   * Reads the next elements.
   *
   * @return how many there were, fewer than asked for at the end of the array only
   */
  public int read(double[] to, int from, int count) {
    int n = (int) Math.min(count, size() - done);
    try {
      for (int i = 0; i < n; i++) {
        to[from + i] = header.element().number(next());
      }
    } catch (ArithmeticException e) {
      throw new BadInput(file, where(), "expected a number, found " + e.getMessage(), e);
    }

    finish();
    return n;
  }

  /** As {@link #read(double[], int, int)}, whole numbers; refuses an array of others. */
  public int read(long[] to, int from, int count) {
    requireWhole();
    int n = (int) Math.min(count, size() - done);
    try {
      for (int i = 0; i < n; i++) {
        to[from + i] = header.element().whole(next());
      }
    } catch (ArithmeticException e) {
      throw new BadInput(file, where(), "expected a whole number, found " + e.getMessage(), e);
    }

    finish();
    return n;
  }

  /**
   * The elements that are left.
   *
   * @param most refuses more of them
   */
  public double[] doubles(int most) {
    int count = left(most);
    double[] all = new double[Math.min(count, BUFFER)];
    int n = read(all, 0, all.length);
    while (n < count) {
      all = Arrays.copyOf(all, (int) Math.min(count, 2L * n));
      n += read(all, n, all.length - n);
    }

    return all;
  }

  /** As {@link #doubles}, whole numbers. */
  public long[] longs(int most) {
    requireWhole();
    int count = left(most);
    long[] all = new long[Math.min(count, BUFFER)];
    int n = read(all, 0, all.length);
    while (n < count) {
      all = Arrays.copyOf(all, (int) Math.min(count, 2L * n));
      n += read(all, n, all.length - n);
    }

    return all;
  }

  private int left(int most) {
    long left = size() - done;
    if (left > most) {
      throw wrong(
          "shape %s has %d elements, at most %d are read".formatted(header.shown(), size(), most));
    }

    return (int) left;
  }

  private void requireWhole() {
    if (!header.element().isWhole()) {
      throw wrong("expected whole numbers, found " + header.element().descr());
    }
  }

  /** The bytes from the next element on. */
  private ByteBuffer next() {
    done++;
    if (header.fortran() && header.shape().length > 1) {
      return nextTurned();
    }

    if (buffer.remaining() < header.element().bytes()) {
      fill();
    }

    return buffer;
  }

  private void fill() {
    int bytes = header.element().bytes();
    long left = (size() - done + 1) * bytes;
    buffer.clear();
    int wanted = (int) Math.min(left, buffer.capacity());
    readFully(buffer.array(), wanted);
    buffer.limit(wanted);
  }

  private ByteBuffer nextTurned() {
    if (turned == null) {
      long bytes = size() * header.element().bytes();
      if (bytes > LARGEST_TURNED) {
        throw wrong(
            "is in Fortran order and too large to be turned; save numpy.ascontiguousarray of it");
      }

      turned = ByteBuffer.wrap(readAll((int) bytes)).order(header.order());
    }

    long[] shape = header.shape();
    long at = 0;
    for (int d = shape.length - 1; d >= 0; d--) {
      at = at * shape[d] + index[d];
    }

    for (int d = shape.length - 1; d >= 0; d--) {
      index[d]++;
      if (index[d] < shape[d]) {
        break;
      }

      index[d] = 0;
    }

    return turned.position((int) at * header.element().bytes());
  }

  /** So many bytes; memory grows with what is there. */
  private byte[] readAll(int length) {
    try {
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw cutShort();
      }

      return bytes;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void readFully(byte[] to, int length) {
    try {
      if (in.readNBytes(to, 0, length) < length) {
        throw cutShort();
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** After the last element there is nothing; an archive checks its sum here. */
  private void finish() {
    if (done == size()) {
      try {
        if (in.read() >= 0) {
          throw wrong("goes on behind the last element of shape " + header.shown());
        }
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
  }

  private String where() {
    String element = "element " + (done - 1);
    return place.isEmpty() ? element : place + " " + element;
  }

  private BadInput cutShort() {
    return wrong("ends before the last element of shape " + header.shown());
  }

  private BadInput unreadable(IOException e) {
    return new BadInput(file, place, "is damaged or cannot be read: " + e.getMessage(), e);
  }

  private BadInput wrong(String problem) {
    return new BadInput(file, place, problem);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
