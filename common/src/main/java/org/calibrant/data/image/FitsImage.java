package org.calibrant.data.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.Inputs;

/**
 * The first image of a FITS file, in the primary or in an IMAGE extension: one, or several in a cube.
 * NAXIS1 counts the columns, NAXIS2 the rows, NAXIS3 the images; the first row of the file is row 0.
 * BSCALE, BZERO and BLANK are applied; BLANK becomes NaN. Nothing is compressed.
 *
 * <p>Source: "Definition of the Flexible Image Transport System", version 4.0.
 *
 * @param count how many images
 * @param rows of each
 * @param columns of each
 * @param pixels all of them, image after image, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FitsImage(int count, int rows, int columns, double[] pixels) {
  private static final int BLOCK = 2880;
  private static final int CARD = 80;
  private static final int LARGEST = 1 << 30;

  /** Pixels that are read from one file at most. */
  private static final long MOST = 1 << 27;

  private static final int MOST_AXES = 999;
  private static final int MOST_HEADER_BLOCKS = 1000;
  private static final Pattern VALUE = Pattern.compile("= +('[^']*'|[^/ ]+).*");

  /** Whether a file begins as FITS does. */
  public static boolean isFits(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1).startsWith("SIMPLE");
  }

  /**
   * Reads a file.
   *
   * @throws BadInput for a file that is damaged or holds no image
   */
  public static FitsImage read(InputFile file) {
    return new Reader(file, Inputs.bytes(file, LARGEST)).image();
  }

  /** One file. */
  private static final class Reader {
    private final InputFile file;
    private final byte[] bytes;
    private int at;
    private int hdu;

    Reader(InputFile file, byte[] bytes) {
      this.file = file;
      this.bytes = bytes;
    }

    FitsImage image() {
      while (at < bytes.length) {
        Map<String, String> header = header();
        int axes = (int) whole(header, "NAXIS", 0, MOST_AXES, Long.MIN_VALUE);
        long[] lengths = new long[axes];
        double size = axes == 0 ? 0 : 1;
        for (int i = 0; i < axes; i++) {
          lengths[i] = whole(header, "NAXIS" + (i + 1), 0, Integer.MAX_VALUE, Long.MIN_VALUE);
          size *= lengths[i];
        }

        int bits = (int) whole(header, "BITPIX", -64, 64, Long.MIN_VALUE);
        double groups = whole(header, "PCOUNT", 0, Integer.MAX_VALUE, 0);
        double data = (size + groups) * Math.abs(bits) / 8;
        boolean isImage = hdu == 0 || header.getOrDefault("XTENSION", "").strip().equals("IMAGE");
        if (isImage && size > 0) {
          return image(header, lengths, bits, size);
        }

        if (!(data <= bytes.length - at)) {
          throw bad("ends before its data");
        }

        at += BLOCK * (int) Math.ceil(data / BLOCK);
        hdu++;
      }

      throw new BadInput(file.uri(), "", "holds no image");
    }

    private FitsImage image(Map<String, String> header, long[] lengths, int bits, double size) {
      int beyond = 3;
      boolean flat = lengths.length >= 2;
      for (int i = beyond; i < lengths.length; i++) {
        flat &= lengths[i] == 1;
      }

      if (!flat || size > MOST) {
        throw bad(
            "expected an image or a cube of images of up to %d pixels, found axes of %s"
                .formatted(MOST, Arrays.toString(lengths)));
      }

      int pixels = (int) size;
      int width = width(bits);
      if ((long) pixels * width > bytes.length - at) {
        throw bad("ends before its data");
      }

      double scale = real(header, "BSCALE", 1);
      double zero = real(header, "BZERO", 0);
      boolean hasBlank = bits > 0 && header.containsKey("BLANK");
      long blank = hasBlank ? whole(header, "BLANK", Long.MIN_VALUE, Long.MAX_VALUE, 0) : 0;
      ByteBuffer data = ByteBuffer.wrap(bytes, at, pixels * width);
      double[] out = new double[pixels];
      for (int i = 0; i < pixels; i++) {
        if (bits < 0) {
          out[i] = zero + scale * (bits == -32 ? data.getFloat() : data.getDouble());
        } else {
          long stored = stored(data, bits);
          out[i] = hasBlank && stored == blank ? Double.NaN : zero + scale * stored;
        }
      }

      int count = lengths.length > 2 ? (int) lengths[2] : 1;
      return new FitsImage(count, (int) lengths[1], (int) lengths[0], out);
    }

    private static long stored(ByteBuffer data, int bits) {
      return switch (bits) {
        case 8 -> data.get() & 0xFF;
        case 16 -> data.getShort();
        case 32 -> data.getInt();
        default -> data.getLong();
      };
    }

    private int width(int bits) {
      return switch (bits) {
        case 8 -> 1;
        case 16 -> 2;
        case 32, -32 -> 4;
        case 64, -64 -> 8;
        default -> throw bad("BITPIX must be 8, 16, 32, 64, -32 or -64, was " + bits);
      };
    }

    private Map<String, String> header() {
      Map<String, String> header = new LinkedHashMap<>();
      for (int block = 0; block < MOST_HEADER_BLOCKS; block++) {
        if (bytes.length - at < BLOCK) {
          throw bad("ends within a header");
        }

        boolean ended = false;
        for (int card = 0; card < BLOCK / CARD && !ended; card++) {
          String text = new String(bytes, at + card * CARD, CARD, StandardCharsets.ISO_8859_1);
          String key = text.substring(0, 8).stripTrailing();
          Matcher value = VALUE.matcher(text.substring(8));
          ended = key.equals("END");
          if (!ended && value.matches()) {
            header.putIfAbsent(key, value.group(1).replace("'", ""));
          }
        }

        at += BLOCK;
        if (ended) {
          return header;
        }
      }

      throw bad("has a header without end");
    }

    private long whole(
        Map<String, String> header, String key, long least, long most, long otherwise) {
      String text = header.get(key);
      if (text == null && otherwise != Long.MIN_VALUE) {
        return otherwise;
      }

      Optional<Long> value = Optional.empty();
      try {
        value = text == null ? value : Optional.of(Long.parseLong(text));
      } catch (NumberFormatException e) {
        // told below
      }

      long found =
          value.orElseThrow(
              () -> bad("expected a whole number as %s, found %s".formatted(key, text)));
      if (found < least || found > most) {
        throw bad("%s must lie in [%d, %d], was %d".formatted(key, least, most, found));
      }

      return found;
    }

    private double real(Map<String, String> header, String key, double otherwise) {
      String text = header.get(key);
      try {
        double value =
            text == null ? otherwise : Double.parseDouble(text.replace('D', 'E').replace('d', 'e'));
        if (Double.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        // told below
      }

      throw bad("expected a finite number as %s, found %s".formatted(key, text));
    }

    private BadInput bad(String problem) {
      return new BadInput(file.uri(), hdu == 0 ? "primary" : "HDU " + hdu, problem);
    }
  }
}
