package org.calibrant.data.ogip;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Headers as they stand in a file, filled up to whole blocks. */
final class HeaderBlocks {
  /** Room for a value on a card, quotes included. */
  private static final int LONGEST = 70;

  /** Of a long text on one card, even if every character were a quote to be doubled. */
  private static final int PIECE = 33;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** The header of a primary without data, but for its END. */
  HeaderBlocks primary() {
    add("SIMPLE", "T", "file conforms to FITS standard");
    add("BITPIX", "8", "number of bits per data pixel");
    add("NAXIS", "0", "no data here");
    return add("EXTEND", "T", "extensions follow");
  }

  HeaderBlocks add(String key, long value, String comment) {
    return add(key, Long.toString(value), comment);
  }

  HeaderBlocks add(String key, boolean value, String comment) {
    return add(key, value ? "T" : "F", comment);
  }

  HeaderBlocks add(String key, double value, String comment) {
    return add(key, String.valueOf(value).toUpperCase(Locale.ROOT), comment);
  }

  /** A text; one too long for a card goes on in CONTINUE cards. */
  HeaderBlocks text(String key, String value, String comment) {
    String rest = value.replaceAll("[^ -~]", "?");
    String quoted = Card.quoted(rest);
    if (quoted.length() <= LONGEST) {
      return add(key, quoted, comment);
    }

    String begin = "%-8s= ".formatted(key);
    for (int from = 0; from < rest.length(); from += PIECE) {
      String piece = rest.substring(from, Math.min(from + PIECE, rest.length()));
      String more = from + PIECE < rest.length() ? "&" : "";
      bytes.writeBytes(Card.padded(begin + Card.quoted(piece + more)));
      begin = "CONTINUE  ";
    }

    return this;
  }

  /** A card whose value is already as the file wants it. */
  HeaderBlocks add(String key, String value, String comment) {
    bytes.writeBytes(Card.line(key, value, comment));
    return this;
  }

  HeaderBlocks append(HeaderBlocks more) {
    bytes.writeBytes(more.bytes());
    return this;
  }

  HeaderBlocks end() {
    bytes.writeBytes(Card.padded("END"));
    while (bytes.size() % Preflight.BLOCK != 0) {
      bytes.write(' ');
    }

    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
