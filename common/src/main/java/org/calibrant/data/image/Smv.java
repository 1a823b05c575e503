package org.calibrant.data.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.Inputs;

/**
 * An image in SMV format: a header of text between braces, lines {@code NAME=value;}, padded to 512
 * bytes or a multiple, then numbers of 16 bits without sign, row by row.
 *
 * @param file where it came from
 * @param header its entries, in order
 * @param slow rows, SIZE2
 * @param fast pixels in a row, SIZE1
 * @param counts [slow][fast]
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Smv(String file, Map<String, String> header, int slow, int fast, int[] counts) {
  /** The largest number that a pixel holds. */
  public static final int SATURATION = 65535;

  private static final int HEADER = 512;
  private static final int LONGEST_HEADER = 1 << 16;
  private static final int LARGEST_FILE = 1 << 29;

  /** Reads a file; what does not fit together is refused. */
  public static Smv read(InputFile file) {
    byte[] content = Inputs.bytes(file, LARGEST_FILE);
    Map<String, String> header = header(file, content);
    int length = whole(file, header, "HEADER_BYTES", HEADER, LONGEST_HEADER);
    int fast = whole(file, header, "SIZE1", 1, 1 << 16);
    int slow = whole(file, header, "SIZE2", 1, 1 << 16);
    String type = header.getOrDefault("TYPE", "unsigned_short");
    if (!type.equals("unsigned_short")) {
      throw new BadInput(
          file.uri(),
          "header",
          "expected TYPE=unsigned_short, found " + NumberFile.printable(type));
    }

    long expected = length + 2L * slow * fast;
    if (content.length != expected) {
      throw new BadInput(
          file.uri(),
          "",
          "%d × %d pixels after a header of %d bytes are %d bytes, found %d"
              .formatted(slow, fast, length, expected, content.length));
    }

    ByteBuffer data =
        ByteBuffer.wrap(content, length, content.length - length).order(order(file, header));
    int[] counts = new int[slow * fast];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = data.getShort() & 0xffff;
    }

    return new Smv(file.uri(), header, slow, fast, counts);
  }

  private static ByteOrder order(InputFile file, Map<String, String> header) {
    String order = header.getOrDefault("BYTE_ORDER", "little_endian");
    if (order.equals("little_endian")) {
      return ByteOrder.LITTLE_ENDIAN;
    } else if (order.equals("big_endian")) {
      return ByteOrder.BIG_ENDIAN;
    } else {
      throw new BadInput(
          file.uri(),
          "header",
          "expected BYTE_ORDER little_endian or big_endian, found " + NumberFile.printable(order));
    }
  }

  private static Map<String, String> header(InputFile file, byte[] content) {
    int end = -1;
    for (int i = 0; i < Math.min(content.length, LONGEST_HEADER) && end < 0; i++) {
      end = content[i] == '}' ? i : -1;
    }

    if (content.length == 0 || content[0] != '{' || end < 0) {
      throw new BadInput(file.uri(), "header", "expected text between braces");
    }

    Map<String, String> header = new LinkedHashMap<>();
    String text = new String(content, 1, end - 1, StandardCharsets.ISO_8859_1);
    for (String entry : text.split("[;\\n]", -1)) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        header.put(entry.substring(0, equals).strip(), entry.substring(equals + 1).strip());
      }
    }

    return header;
  }

  private static int whole(
      InputFile file, Map<String, String> header, String name, int least, int most) {
    String text = header.get(name);
    String expected = "expected %s from %d to %d, found ".formatted(name, least, most);
    if (text == null) {
      throw new BadInput(file.uri(), "header", expected + "none");
    }

    if (!text.matches("[0-9]{1,9}")) {
      String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
      throw new BadInput(file.uri(), "header", expected + NumberFile.printable(shown));
    }

    int value = Integer.parseInt(text);
    if (value < least || value > most) {
      throw new BadInput(file.uri(), "header", expected + value);
    }

    return value;
  }

  /** The counts as an image. */
  public ImageStack stack() {
    double[] pixels = new double[counts.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = counts[i];
    }

    return new ImageStack(file, 1, slow, fast, pixels);
  }

  /**
   * Writes an image.
   *
   * @param entries of the header besides those that the format needs
   */
  public static void write(
      OutputStream out, Map<String, String> entries, int slow, int fast, int[] counts)
      throws IOException {
    Map<String, String> header = new LinkedHashMap<>();
    header.put("HEADER_BYTES", "");
    header.put("DIM", "2");
    header.put("BYTE_ORDER", "little_endian");
    header.put("TYPE", "unsigned_short");
    header.put("SIZE1", String.valueOf(fast));
    header.put("SIZE2", String.valueOf(slow));
    header.putAll(entries);
    int length = HEADER;
    byte[] text = text(header, length);
    while (text.length > length) {
      length += HEADER;
      text = text(header, length);
    }

    byte[] head = new byte[length];
    java.util.Arrays.fill(head, (byte) ' ');
    System.arraycopy(text, 0, head, 0, text.length);
    out.write(head);
    ByteBuffer data = ByteBuffer.allocate(2 * counts.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int count : counts) {
      data.putShort((short) Math.max(0, Math.min(SATURATION, count)));
    }

    out.write(data.array());
  }

  private static byte[] text(Map<String, String> header, int length) {
    header.put("HEADER_BYTES", String.valueOf(length));
    StringBuilder text = new StringBuilder("{\n");
    header.forEach((name, value) -> text.append(name).append('=').append(value).append(";\n"));
    return text.append("}\f").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
