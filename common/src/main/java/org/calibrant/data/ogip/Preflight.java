package org.calibrant.data.ogip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.core.BadInput;

/**
 * Walks all headers of a FITS file and holds every size they declare against the size of the file,
 * so that a reader behind it never allocates more than the file can contain.
 *
 * @see <a href="https://fits.gsfc.nasa.gov/fits_standard.html">FITS Standard 4.0, sections 3, 4 and
 *     7.3</a>
 */
final class Preflight {
  static final int BLOCK = 2880;
  private static final int MAX_AXES = 999;
  private static final int MAX_COLUMNS = 999;

  private final String file;
  private final byte[] content;
  private int offset;
  private int number;

  private Preflight(String file, byte[] content) {
    this.file = file;
    this.content = content;
  }

  /** All units of a file. */
  static List<Hdu> units(String file, byte[] content) {
    return new Preflight(file, content).walk();
  }

  private List<Hdu> walk() {
    if (!begins("SIMPLE  =")) {
      throw new BadInput(
          file, "", "is not a FITS file: expected SIMPLE at its beginning, found " + beginning());
    }

    List<Hdu> units = new ArrayList<>();
    do {
      number++;
      units.add(unit());
    } while (begins("XTENSION="));

    for (int i = offset; i < content.length; i++) {
      if (content[i] != 0 && content[i] != ' ') {
        number++;
        throw wrong("expected XTENSION, found " + beginning());
      }
    }

    return units;
  }

  private Hdu unit() {
    Map<String, String> keywords = header();
    Hdu bare = new Hdu(file, number, keywords, offset, 0, 0, 0, 0, List.of());
    if (number == 1 && !bare.logical("SIMPLE", false)) {
      throw wrong("SIMPLE is not T: the file does not conform to the FITS standard");
    }

    long length = dataLength(bare);
    long padded = (length + BLOCK - 1) / BLOCK * BLOCK;
    if (padded > content.length - offset) {
      throw wrong(
          "the file is cut short: the header asks for %d bytes of data, %d are there"
              .formatted(padded, content.length - offset));
    }

    Hdu unit = bare.isTable() ? table(bare, (int) length) : plain(bare, (int) length);
    offset += (int) padded;
    return unit;
  }

  private Map<String, String> header() {
    Map<String, String> keywords = new LinkedHashMap<>();
    String last = "";
    for (int at = offset; at + Card.LENGTH <= content.length; at += Card.LENGTH) {
      Card card = Card.at(content, at);
      if (card.key().equals("END")) {
        offset = Math.addExact(offset, (at + Card.LENGTH - offset + BLOCK - 1) / BLOCK * BLOCK);
        if (offset > content.length) {
          break;
        }

        return keywords;
      }

      if (card.key().equals("CONTINUE") && keywords.getOrDefault(last, "").endsWith("&")) {
        String begun = keywords.get(last);
        keywords.put(last, begun.substring(0, begun.length() - 1) + card.value());
      } else if (card.value() != null && !card.key().isEmpty()) {
        last = card.key();
        if (keywords.putIfAbsent(last, card.value()) != null && structural(last)) {
          throw wrong("keyword " + last + " appears twice");
        }
      }
    }

    throw wrong("the file is cut short: the header has no END");
  }

  private static boolean structural(String key) {
    return key.startsWith("NAXIS")
        || key.startsWith("TFORM")
        || List.of("SIMPLE", "XTENSION", "BITPIX", "PCOUNT", "GCOUNT", "TFIELDS", "THEAP")
            .contains(key);
  }

  private long dataLength(Hdu unit) {
    int bits = unit.whole("BITPIX", 0);
    if (!List.of(8, 16, 32, 64, -32, -64).contains(bits)) {
      throw wrong("BITPIX is " + bits + ", expected 8, 16, 32, 64, -32 or -64");
    }

    int axes = range(unit, "NAXIS", -1, 0, MAX_AXES);
    long pixels = axes == 0 ? 0 : 1;
    try {
      for (int i = 1; i <= axes; i++) {
        pixels = Math.multiplyExact(pixels, range(unit, "NAXIS" + i, -1, 0, Integer.MAX_VALUE));
      }

      int parameters = range(unit, "PCOUNT", 0, 0, Integer.MAX_VALUE);
      int groups = range(unit, "GCOUNT", 1, 1, Integer.MAX_VALUE);
      if (unit.number() == 1 && unit.logical("GROUPS", false)) {
        throw wrong("random groups are not read");
      }

      long elements = Math.multiplyExact((long) groups, Math.addExact(pixels, parameters));
      return Math.multiplyExact(elements, Math.abs(bits) / 8L);
    } catch (ArithmeticException e) {
      throw wrong("the header asks for more data than any file can hold");
    }
  }

  private Hdu plain(Hdu bare, int length) {
    return new Hdu(file, number, bare.keywords(), offset, length, 0, 0, 0, List.of());
  }

  private Hdu table(Hdu bare, int length) {
    if (bare.whole("BITPIX", 0) != 8
        || bare.whole("NAXIS", 0) != 2
        || bare.whole("GCOUNT", 1) != 1) {
      throw wrong("a binary table needs BITPIX = 8, NAXIS = 2 and GCOUNT = 1");
    }

    int width = bare.whole("NAXIS1", 0);
    int rows = bare.whole("NAXIS2", 0);
    if (width == 0 && rows > 0) {
      throw wrong("NAXIS2 is " + rows + ", but NAXIS1 says that a row has no bytes");
    }

    int regular = Math.multiplyExact(width, rows);
    int heap = range(bare, "THEAP", regular, regular, length);
    List<Column> columns = columns(bare, width);
    return new Hdu(file, number, bare.keywords(), offset, length, rows, width, heap, columns);
  }

  private List<Column> columns(Hdu bare, int width) {
    int fields = range(bare, "TFIELDS", -1, 0, MAX_COLUMNS);
    List<Column> columns = new ArrayList<>();
    long at = 0;
    for (int n = 1; n <= fields; n++) {
      String form = bare.keywords().getOrDefault("TFORM" + n, "");
      Column column =
          Column.of(
              n,
              bare.keywords().getOrDefault("TTYPE" + n, "").trim(),
              bare.keywords().getOrDefault("TUNIT" + n, "").trim(),
              form,
              (int) at,
              bare.number("TSCAL" + n, 1),
              bare.number("TZERO" + n, 0));
      if (column == null) {
        throw wrong("TFORM%d is '%s', expected a format such as 1E or 1PE(81)".formatted(n, form));
      }

      columns.add(column);
      at += column.width();
      if (at > width) {
        break;
      }
    }

    if (at != width) {
      throw wrong("the columns take %d bytes per row, but NAXIS1 is %d".formatted(at, width));
    }

    return List.copyOf(columns);
  }

  private int range(Hdu unit, String key, int absent, int least, int most) {
    int value = unit.whole(key, absent);
    if (value < least || value > most) {
      throw wrong(
          unit.keywords().containsKey(key)
              ? "%s is %d, expected %d to %d".formatted(key, value, least, most)
              : "keyword %s is missing".formatted(key));
    }

    return value;
  }

  private boolean begins(String text) {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < wanted.length; i++) {
      if (offset + i >= content.length || content[offset + i] != wanted[i]) {
        return false;
      }
    }

    return true;
  }

  private String beginning() {
    StringBuilder text = new StringBuilder("'");
    for (int i = offset; i < Math.min(offset + 12, content.length); i++) {
      text.append(content[i] >= ' ' && content[i] <= '~' ? (char) content[i] : '?');
    }

    return offset == content.length ? "nothing" : text.append("'").toString();
  }

  private BadInput wrong(String problem) {
    return new BadInput(file, "HDU " + number, problem);
  }
}
