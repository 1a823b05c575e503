package org.calibrant.data.npy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands before the elements of an array: the magic bytes, the version of the format, and a
 * Python dictionary with the keys descr, fortran_order and shape.
 */
record Header(Element element, ByteOrder order, boolean fortran, long[] shape, int bytes) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;

  /** As numpy itself. */
  private static final int LONGEST = 10_000;

  /** As numpy itself. */
  private static final int MOST_DIMENSIONS = 32;

  /** Digits that numpy leaves room for in the first dimension, so that arrays can grow. */
  private static final int DIGITS = 21;

  private static final Pattern DICTIONARY = Pattern.compile("\\{([^{}]*+)\\}[ \\n]*+");
  private static final Pattern ITEM =
      Pattern.compile(
          "\\s*+'(descr|fortran_order|shape)'\\s*+:\\s*+('[^'\\\\]*+'|True|False|\\([^()]*+\\))"
              + "\\s*+(?:,\\s*+|$)");
  private static final Pattern EXTENTS =
      Pattern.compile("\\(\\s*+(?:\\d{1,18}+L?+\\s*+(?:,\\s*+|(?=\\))))*+\\)");
  private static final Pattern DIGIT_RUN = Pattern.compile("\\d++");

  /** What is wrong with the file, without its name. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String problem) {
      super(problem);
    }
  }

  static Header read(InputStream stream) throws IOException, Wrong {
    DataInputStream in = new DataInputStream(stream);
    try {
      byte[] magic = in.readNBytes(MAGIC.length);
      if (!Arrays.equals(magic, MAGIC)) {
        throw new Wrong("does not begin as a NumPy array does");
      }

      int version = in.readUnsignedByte();
      int minor = in.readUnsignedByte();
      if (version < 1 || version > 3 || minor != 0) {
        throw new Wrong("has version %d.%d, expected 1.0, 2.0 or 3.0".formatted(version, minor));
      }

      long length =
          version == 1
              ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
              : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
      if (length > LONGEST) {
        throw new Wrong("its header claims %d bytes, at most 10000 are read".formatted(length));
      }

      byte[] text = new byte[(int) length];
      in.readFully(text);
      String dictionary =
          new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
      int before = MAGIC.length + 2 + (version == 1 ? 2 : 4);
      return parse(dictionary, before + text.length);
    } catch (EOFException e) {
      throw new Wrong("ends within its header");
    }
  }

  private static Header parse(String text, int bytes) throws Wrong {
    Matcher whole = DICTIONARY.matcher(text);
    if (!whole.matches()) {
      throw new Wrong("expected a header {'descr': …}, found " + shown(text));
    }

    Map<String, String> items = new HashMap<>();
    Matcher item = ITEM.matcher(whole.group(1));
    while (item.regionStart() < item.regionEnd()) {
      if (!item.lookingAt() || items.put(item.group(1), item.group(2)) != null) {
        throw new Wrong(
            "expected descr, fortran_order and shape in the header, found " + shown(text));
      }

      item.region(item.end(), item.regionEnd());
    }

    String fortran = items.getOrDefault("fortran_order", "");
    if (items.size() != 3 || !(fortran.equals("True") || fortran.equals("False"))) {
      throw new Wrong(
          "expected descr, fortran_order and shape in the header, found " + shown(text));
    }

    String descr = items.get("descr");
    Element element = element(descr);
    ByteOrder order = descr.startsWith("'>") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    Header header =
        new Header(element, order, fortran.equals("True"), shape(items.get("shape")), bytes);
    header.requireAddressable();
    return header;
  }

  private static Element element(String descr) throws Wrong {
    String type = descr.substring(1, descr.length() - 1);
    if (type.endsWith("O")) {
      throw new Wrong("holds Python objects, which are never read");
    }

    Element element = type.length() == 3 ? Element.of(type.substring(1)) : null;
    char order = type.isEmpty() ? ' ' : type.charAt(0);
    boolean known = order == '<' || order == '>' || (order == '|' && element == byteSized(element));
    if (element == null || !known) {
      throw new Wrong(
          "has elements %s, expected one of %s"
              .formatted(
                  descr,
                  Arrays.stream(Element.values())
                      .map(Element::descr)
                      .collect(Collectors.joining(", "))));
    }

    return element;
  }

  private static Element byteSized(Element element) {
    return element != null && element.bytes() == 1 ? element : null;
  }

  private static long[] shape(String tuple) throws Wrong {
    if (tuple.charAt(0) != '(' || !EXTENTS.matcher(tuple).matches()) {
      throw new Wrong("expected a shape (n, …), found " + shown(tuple));
    }

    long[] shape =
        DIGIT_RUN.matcher(tuple).results().mapToLong(m -> Long.parseLong(m.group())).toArray();
    if (shape.length > MOST_DIMENSIONS) {
      throw new Wrong("has %d dimensions, at most 32 are possible".formatted(shape.length));
    }

    return shape;
  }

  private void requireAddressable() throws Wrong {
    try {
      Math.multiplyExact(size(), element.bytes());
    } catch (ArithmeticException e) {
      throw new Wrong("claims the shape %s, more than any file".formatted(shown()));
    }
  }

  /** How many elements there are. */
  long size() {
    long size = 1;
    for (long extent : shape) {
      size = Math.multiplyExact(size, extent);
    }

    return size;
  }

  /** The shape in Python's words. */
  String shown() {
    return tuple(shape);
  }

  private static String tuple(long[] shape) {
    String inside = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    return "(" + inside + (shape.length == 1 ? ",)" : ")");
  }

  private static String shown(String text) {
    String clean = text.replaceAll("[^ -~]", "?").strip();
    return clean.length() > 60 ? clean.substring(0, 60) + "…" : clean;
  }

  /**
   * The bytes before the elements of a little-endian array in C order. Their number does not depend
   * on the first dimension.
   */
  static byte[] bytes(Element element, long... shape) {
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }"
            .formatted(element.descr(), tuple(shape));
    int growth = shape.length == 0 ? 0 : DIGITS - Long.toString(shape[0]).length();
    int before = MAGIC.length + 4;
    int needed = before + text.length() + growth + 1;
    int length = (needed + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] header = new byte[length];
    Arrays.fill(header, (byte) ' ');
    System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
    header[6] = 1;
    header[7] = 0;
    header[8] = (byte) (length - before);
    header[9] = (byte) ((length - before) >>> 8);
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, header, before, ascii.length);
    header[length - 1] = '\n';
    return header;
  }
}
