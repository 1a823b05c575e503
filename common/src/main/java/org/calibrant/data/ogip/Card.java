package org.calibrant.data.ogip;

import java.nio.charset.StandardCharsets;

/**
 * One 80-byte line of a header.
 *
 * @param key keyword, blank for a comment
 * @param value text without quotes, number or T/F as written; null for a card without a value
 * @param quoted whether the value is a text in quotes
 */
record Card(String key, String value, boolean quoted) {
  static final int LENGTH = 80;
  private static final int KEY = 8;

  /** Reads the card that begins at {@code offset}; bytes that are not printable ASCII become ?. */
  static Card at(byte[] content, int offset) {
    char[] line = new char[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      byte b = content[offset + i];
      line[i] = b >= ' ' && b <= '~' ? (char) b : '?';
    }

    String text = new String(line);
    String key = text.substring(0, KEY).trim();
    if (key.equals("CONTINUE")) {
      return valued(key, text.substring(KEY));
    }

    return text.startsWith("= ", KEY)
        ? valued(key, text.substring(KEY + 2))
        : new Card(key, null, false);
  }

  private static Card valued(String key, String field) {
    String text = field.trim();
    if (!text.startsWith("'")) {
      int comment = text.indexOf('/');
      return new Card(key, (comment < 0 ? text : text.substring(0, comment)).trim(), false);
    }

    StringBuilder value = new StringBuilder();
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '\'') {
        if (i + 1 == text.length() || text.charAt(i + 1) != '\'') {
          break;
        }

        i++;
      }

      value.append(text.charAt(i));
    }

    return new Card(key, value.toString().stripTrailing(), true);
  }

  /** The card as it stands in a file. */
  static byte[] line(String key, String value, String comment) {
    String field = value.startsWith("'") ? "%-20s".formatted(value) : "%20s".formatted(value);
    String text = "%-8s= %s%s".formatted(key, field, comment.isEmpty() ? "" : " / " + comment);
    return padded(text);
  }

  static byte[] padded(String text) {
    String line = text.length() > LENGTH ? text.substring(0, LENGTH) : text;
    return ("%-" + LENGTH + "s").formatted(line).getBytes(StandardCharsets.US_ASCII);
  }

  /** A text in FITS quotes, at least eight characters long as the standard asks. */
  static String quoted(String text) {
    return "'%-8s'".formatted(text.replace("'", "''"));
  }
}
