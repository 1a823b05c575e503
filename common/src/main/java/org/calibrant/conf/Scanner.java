package org.calibrant.conf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks over the smallest pieces of HOCON in a text and counts lines; values are not read. */
final class Scanner {
  private static final String RESERVED = "$\"{}[]:=,+#`^?!@*&\\";
  private static final Pattern INCLUDE =
      Pattern.compile("include[ \\t]*+(?=\"|(required|file|url|classpath|package)\\()");

  /** The parser takes a plus sign within a number only. */
  private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.]*+[eE]\\+[0-9]++");

  private final String text;
  private final Source source;
  private int position;
  private Origin here;

  Scanner(Source source) {
    this.text = source.text();
    this.source = source;
    this.here = new Origin(source, 1);
  }

  Origin here() {
    return here;
  }

  /** Characters read so far. */
  int position() {
    return position;
  }

  /** What was read between two positions. */
  String text(int from, int to) {
    return text.substring(from, to);
  }

  boolean atEnd() {
    return position == text.length();
  }

  boolean at(char c) {
    return !atEnd() && text.charAt(position) == c;
  }

  boolean at(String piece) {
    return text.startsWith(piece, position);
  }

  boolean atInclude() {
    return matcher(INCLUDE).lookingAt();
  }

  private boolean atComment() {
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
  boolean skipBlank() {
    int from = position;
    while (!atEnd() && !at('\n') && isBlank(text.charAt(position))) {
      position++;
    }

    return position > from;
  }

  /** Skips white space, comments and ends of lines; says whether there was an end of line. */
  boolean skipLines() {
    int line = here.line();
    while (skipBlank() || skip('\n') || atComment()) {
      if (atComment()) {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
      }
    }

    return here.line() > line;
  }

  /** Characters that need no quotes. */
  boolean skipBare() {
    int from = position;
    Matcher number = matcher(NUMBER);
    if (number.lookingAt()) {
      position = number.end();
    }

    while (!atEnd() && isBare(text.charAt(position)) && !atComment()) {
      position++;
    }

    return position > from;
  }

  /** A string in quotes or in triple quotes. */
  boolean skipQuoted() {
    Origin start = here;
    if (skip("\"\"\"")) {
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

      return skip("\"\"\"");
    } else if (!skip('"')) {
      return false;
    }

    while (!skip('"')) {
      if (at('\\')) {
        position++;
      }

      if (atEnd() || at('\n')) {
        throw new Mistake(start, Place.ROOT, "a string in quotes does not end on its line");
      }

      position++;
    }

    return true;
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
    boolean special = RESERVED.indexOf(c) >= 0 && "{}[],".indexOf(c) < 0;
    String hint = special ? "; text that holds it needs quotes" : "";
    return mistake("unexpected '" + Hocon.printable(Character.toString(c)) + "'" + hint);
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(text).region(position, text.length()).useTransparentBounds(true);
  }

  private void step() {
    if (at('\n')) {
      here = new Origin(source, here.line() + 1);
    }

    position++;
  }

  private static boolean isBare(char c) {
    return c != '\n' && RESERVED.indexOf(c) < 0 && !isBlank(c);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }
}
