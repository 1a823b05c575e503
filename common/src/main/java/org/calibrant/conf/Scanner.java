package org.calibrant.conf;

import java.util.regex.Pattern;

/** Reads the smallest pieces of HOCON from a text and counts lines. */
final class Scanner {
  private static final String RESERVED = "$\"{}[]:=,+#`^?!@*&\\";
  private static final String NUMERIC = "0123456789eE+-.";
  private static final Pattern INCLUDE =
      Pattern.compile("include[ \\t]*(?=\"|(required|file|url|classpath|package)\\()");
  private static final int END = -1;

  private final String text;
  private final Source source;
  private int position;
  private Origin here;

  Scanner(String text, Source source) {
    this.text = text;
    this.source = source;
    this.here = new Origin(source, 1);
  }

  Origin here() {
    return here;
  }

  boolean atEnd() {
    return position == text.length();
  }

  /** The rest of the text. */
  String rest() {
    return text.substring(position);
  }

  boolean at(char c) {
    return peek(0) == c;
  }

  boolean at(String piece) {
    return text.startsWith(piece, position);
  }

  boolean atComment() {
    return at('#') || at("//");
  }

  /** The end of a value: of its line, of what surrounds it, or of the text. */
  boolean atEndOfValue() {
    return atEnd() || at('\n') || at(',') || at('}') || at(']') || atComment();
  }

  boolean skip(char c) {
    boolean there = at(c);
    if (there) {
      step();
    }

    return there;
  }

  boolean skip(String piece) {
    boolean there = at(piece);
    if (there) {
      position += piece.length();
    }

    return there;
  }

  /** White space within the line. */
  String blank() {
    int from = position;
    while (!atEnd() && !at('\n') && isBlank(text.charAt(position))) {
      position++;
    }

    return text.substring(from, position);
  }

  /** Skips white space, comments and ends of lines; says whether there was an end of line. */
  boolean skipLines() {
    boolean ended = false;
    while (!atEnd()) {
      if (at('\n')) {
        ended = true;
        step();
      } else if (atComment()) {
        skipToEndOfLine();
      } else if (blank().isEmpty()) {
        break;
      }
    }

    return ended;
  }

  private void skipToEndOfLine() {
    while (!atEnd() && !at('\n')) {
      position++;
    }
  }

  boolean atBare() {
    return !atEnd() && isBare(text.charAt(position)) && !atComment();
  }

  /** Characters that need no quotes; a number may hold a plus sign. */
  String bare() {
    int from = position;
    if (at('-') || isDigit(peek(0))) {
      while (!atEnd() && NUMERIC.indexOf(text.charAt(position)) >= 0) {
        position++;
      }

      String number = text.substring(from, position);
      if (number.indexOf('+') >= 0 && !Hocon.isNumber(number)) {
        position = from + number.indexOf('+');
        throw unexpected();
      }
    }

    while (atBare()) {
      position++;
    }

    return text.substring(from, position);
  }

  boolean atInclude() {
    return INCLUDE
        .matcher(text)
        .region(position, text.length())
        .useTransparentBounds(true)
        .lookingAt();
  }

  /** Characters of a part of a key: bare, up to the next dot. */
  String bareKey() {
    int from = position;
    while (atBare() && !at('.')) {
      position++;
    }

    return text.substring(from, position);
  }

  /** A string in quotes or in triple quotes. */
  String quoted() {
    return skip("\"\"\"") ? tripleQuoted() : singleQuoted();
  }

  private String singleQuoted() {
    Origin start = here;
    StringBuilder string = new StringBuilder();
    position++;
    while (!at('"')) {
      if (atEnd() || at('\n')) {
        throw new Mistake(start, Place.ROOT, "a string in quotes does not end on its line");
      }

      char c = text.charAt(position++);
      if (c == '\\') {
        string.append(escaped());
      } else if (c < ' ') {
        throw mistake("control character " + name(c) + " in a string; write it as an escape");
      } else {
        string.append(c);
      }
    }

    position++;
    if (!isWhole(string)) {
      throw mistake("half of a surrogate pair in a string");
    }

    return string.toString();
  }

  private char escaped() {
    char c = atEnd() ? '\n' : text.charAt(position++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default ->
          throw mistake(
              "unknown escape in a string; there are \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
    };
  }

  private char hexadecimal() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = atEnd() ? -1 : Character.digit(text.charAt(position), 16);
      if (digit < 0 || text.charAt(position) > 'f') {
        throw mistake("\\u needs four hexadecimal digits");
      }

      value = 16 * value + digit;
      position++;
    }

    return (char) value;
  }

  private String tripleQuoted() {
    Origin start = here;
    int from = position;
    while (!at("\"\"\"")) {
      if (atEnd()) {
        throw new Mistake(start, Place.ROOT, "a string in triple quotes does not end");
      }

      step();
    }

    // of more than three quotes in a row the last three end the string
    while (at("\"\"\"\"")) {
      position++;
    }

    position += 3;
    return text.substring(from, position - 3);
  }

  Mistake mistake(String message) {
    return new Mistake(here, Place.ROOT, message);
  }

  /** The mistake of a character that must not stand here. */
  Mistake unexpected() {
    if (atEnd()) {
      return mistake("unexpected end of the text");
    } else if (at('\n')) {
      return mistake("unexpected end of the line");
    }

    int c = text.codePointAt(position);
    String shown = Hocon.printable(Character.toString(c));
    String hint =
        RESERVED.indexOf(c) >= 0 && "{}[],".indexOf(c) < 0
            ? "; text that holds it needs quotes"
            : "";
    return mistake("unexpected '" + shown + "'" + hint);
  }

  static String name(int c) {
    return "U+%04X".formatted(c);
  }

  private void step() {
    if (at('\n')) {
      here = new Origin(source, here.line() + 1);
    }

    position++;
  }

  private int peek(int ahead) {
    return position + ahead < text.length() ? text.charAt(position + ahead) : END;
  }

  private static boolean isBare(char c) {
    return c != '\n' && RESERVED.indexOf(c) < 0 && !isBlank(c);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWhole(CharSequence string) {
    return string.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }
}
