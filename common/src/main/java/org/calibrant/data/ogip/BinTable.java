package org.calibrant.data.ogip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nom.tam.fits.BinaryTable;
import nom.tam.fits.Fits;
import org.calibrant.core.BadInput;

/**
 * A binary table, decoded by nom-tam-fits from a header that holds only what {@link Preflight} has
 * found sound. Rows count from 0 here and from 1 in messages.
 */
final class BinTable {
  private final Hdu hdu;
  private final ByteBuffer content;
  private final BinaryTable table;
  private final Map<Integer, Integer> index = new HashMap<>();
  private final Map<String, Column> known = new HashMap<>();

  BinTable(Hdu hdu, byte[] content) {
    this.hdu = hdu;
    this.content = ByteBuffer.wrap(content);
    hdu.columns().forEach(this::checkDescriptors);
    try {
      table = decoded(content);
    } catch (IOException | RuntimeException e) {
      throw new BadInput(hdu.file(), hdu.place(), "the table cannot be decoded: " + e, e);
    }
  }

  Hdu hdu() {
    return hdu;
  }

  int rows() {
    return hdu.rows();
  }

  boolean has(String name) {
    return hdu.column(name) != null;
  }

  /** One number per row. */
  double[] values(String name) {
    Column column = required(name);
    double[] values = new double[rows()];
    boolean direct = column.numeric() && !column.variable() && column.repeat() == 1;
    for (int row = 0; row < values.length; row++) {
      values[row] =
          direct && "IJED".indexOf(column.type()) >= 0 ? direct(column, row) : value(name, row);
    }

    return values;
  }

  /** A scalar straight from its bytes: tables of lines have a million of them. */
  private double direct(Column column, int row) {
    int at = hdu.dataStart() + row * hdu.rowWidth() + column.offset();
    double raw =
        switch (column.type()) {
          case 'I' -> content.getShort(at);
          case 'J' -> content.getInt(at);
          case 'E' -> content.getFloat(at);
          default -> content.getDouble(at);
        };
    return column.scale() == 1 && column.zero() == 0 ? raw : raw * column.scale() + column.zero();
  }

  /** The number of a row of a column with one per row. */
  double value(String name, int row) {
    double[] values = values(name, row);
    if (values.length != 1) {
      throw wrong(name, row, "holds %d values, expected one".formatted(values.length));
    }

    return values[0];
  }

  /** One whole number per row. */
  int[] wholes(String name) {
    int[] values = new int[rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = whole(name, row, value(name, row));
    }

    return values;
  }

  /** The whole number of a row of a column with one per row. */
  int whole(String name, int row) {
    return whole(name, row, value(name, row));
  }

  /** All whole numbers of a row. */
  int[] wholes(String name, int row) {
    double[] values = values(name, row);
    int[] wholes = new int[values.length];
    for (int i = 0; i < wholes.length; i++) {
      wholes[i] = whole(name, row, values[i]);
    }

    return wholes;
  }

  /** All numbers of a row. */
  double[] values(String name, int row) {
    Column column = required(name);
    if (!column.numeric()) {
      throw hdu.wrong(
          "column %s has format %s, expected numbers".formatted(column.name(), column.form()));
    }

    double[] values = new double[length(column, row)];
    if (values.length > 0) {
      fill(values, stored(column, row), column);
    }

    return values;
  }

  /** One text per row. */
  String[] texts(String name) {
    Column column = required(name);
    if (column.type() != 'A' || column.variable()) {
      throw hdu.wrong(
          "column %s has format %s, expected text".formatted(column.name(), column.form()));
    }

    String[] texts = new String[rows()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = column.repeat() == 0 ? "" : text(column, row);
    }

    return texts;
  }

  BadInput wrong(String column, int row, String problem) {
    return new BadInput(
        hdu.file(), "%s row %d column %s".formatted(hdu.place(), row + 1, column), problem);
  }

  private Column required(String name) {
    Column column = known.computeIfAbsent(name, hdu::column);
    if (column == null) {
      throw hdu.wrong("no column " + name);
    }

    return column;
  }

  private int whole(String name, int row, double value) {
    if (!(value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE)) {
      throw wrong(name, row, "is " + value + ", expected a whole number");
    }

    return (int) value;
  }

  /** The bytes of a text up to its first NUL; nom-tam-fits is not asked, they stand in the row. */
  private String text(Column column, int row) {
    int start = hdu.dataStart() + row * hdu.rowWidth() + column.offset();
    StringBuilder text = new StringBuilder();
    for (int i = start; i < start + column.repeat() && content.get(i) != 0; i++) {
      byte b = content.get(i);
      text.append(b >= ' ' && b <= '~' ? (char) b : '?');
    }

    return text.toString().trim();
  }

  private Object stored(Column column, int row) {
    try {
      return table.getElement(row, index.get(column.number()));
    } catch (RuntimeException e) {
      throw new BadInput(
          hdu.file(),
          "%s row %d column %s".formatted(hdu.place(), row + 1, column.name()),
          "cannot be decoded: " + e,
          e);
    }
  }

  /** Widens to double, float32 exactly; 8-bit integers have no sign in FITS. */
  private void fill(double[] values, Object stored, Column column) {
    for (int i = 0; i < values.length; i++) {
      double raw;
      if (stored instanceof float[] f) {
        raw = f[i];
      } else if (stored instanceof double[] d) {
        raw = d[i];
      } else if (stored instanceof short[] s) {
        raw = s[i];
      } else if (stored instanceof int[] n) {
        raw = n[i];
      } else if (stored instanceof byte[] b) {
        raw = b[i] & 0xff;
      } else if (stored instanceof long[] l) {
        raw = l[i];
      } else {
        throw hdu.wrong("column " + column.name() + " was decoded as " + stored.getClass());
      }

      values[i] =
          column.scale() == 1 && column.zero() == 0 ? raw : raw * column.scale() + column.zero();
    }
  }

  /** How many elements a row holds. */
  int length(String name, int row) {
    return length(required(name), row);
  }

  private int length(Column column, int row) {
    return column.variable() && column.repeat() == 1
        ? (int) descriptor(column, row, 0)
        : column.repeat();
  }

  /** Number of elements (part 0) or heap offset (part 1) of a variable-length cell. */
  private long descriptor(Column column, int row, int part) {
    int at = hdu.dataStart() + row * hdu.rowWidth() + column.offset();
    return column.descriptor() == 'P'
        ? content.getInt(at + 4 * part)
        : content.getLong(at + 8 * part);
  }

  /** All cells must lie in the heap, and together claim no more than it holds. */
  private void checkDescriptors(Column column) {
    if (!column.variable() || column.repeat() == 0) {
      return;
    }

    long heap = (long) hdu.dataLength() - hdu.heapStart();
    long claimed = 0;
    for (int row = 0; row < rows(); row++) {
      long count = descriptor(column, row, 0);
      long offset = descriptor(column, row, 1);
      long bytes = count < 0 || count > heap * 8 ? -1 : column.bytes(count);
      if (bytes < 0 || (count > 0 && (offset < 0 || offset > heap - bytes))) {
        throw wrong(
            column.name(),
            row,
            "claims %d elements at byte %d of a heap of %d bytes".formatted(count, offset, heap));
      }

      claimed += bytes;
    }

    if (claimed > heap) {
      throw hdu.wrong(
          "column %s claims %d bytes of a heap of %d".formatted(column.name(), claimed, heap));
    }
  }

  /** The file as nom-tam-fits sees it: an empty primary, a bare header, the data as they are. */
  private BinaryTable decoded(byte[] whole) throws IOException {
    int padded = (hdu.dataLength() + Preflight.BLOCK - 1) / Preflight.BLOCK * Preflight.BLOCK;
    try (InputStream headers = new ByteArrayInputStream(bareHeaders());
        InputStream data = new ByteArrayInputStream(whole, hdu.dataStart(), padded);
        Fits fits = new Fits(new SequenceInputStream(headers, data))) {
      return (BinaryTable) fits.read()[1].getData();
    }
  }

  private byte[] bareHeaders() {
    HeaderBlocks header = new HeaderBlocks();
    header.primary().end();
    header.add("XTENSION", Card.quoted("BINTABLE"), "");
    header.add("BITPIX", "8", "");
    header.add("NAXIS", "2", "");
    header.add("NAXIS1", hdu.rowWidth(), "");
    header.add("NAXIS2", hdu.rows(), "");
    header.add("PCOUNT", hdu.dataLength() - hdu.rowWidth() * hdu.rows(), "");
    header.add("GCOUNT", 1, "");
    List<Column> kept = hdu.columns().stream().filter(column -> column.width() > 0).toList();
    header.add("TFIELDS", kept.size(), "");
    for (int i = 0; i < kept.size(); i++) {
      index.put(kept.get(i).number(), i);
      header.add("TFORM" + (i + 1), Card.quoted(kept.get(i).form()), "");
    }

    header.add("THEAP", hdu.heapStart(), "");
    return header.end().bytes();
  }
}
