package org.calibrant.xray;

import java.util.regex.Pattern;
import org.calibrant.core.InputFile;

/** Files that a header names. */
final class Beside {
  /** {@code file[1]}, {@code file[SPECTRUM]}, {@code file{1}}: which part of a file is meant. */
  private static final Pattern PART = Pattern.compile("(\\[[^\\]]*\\]|\\{[^}]*\\})\\s*$");

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  private Beside() {}

  /** A file named in the header of another: relative names are taken from that one's folder. */
  static InputFile file(InputFile of, String name) {
    String plain = PART.matcher(name.strip()).replaceAll("");
    int slash = of.uri().lastIndexOf('/');
    boolean absolute = plain.startsWith("/") || SCHEME.matcher(plain).matches();
    return new InputFile(absolute || slash < 0 ? plain : of.uri().substring(0, slash + 1) + plain);
  }
}
