package org.calibrant.conf;

/** What no honest configuration reaches; beyond it lie stack overflows and full memories. */
final class Limits {
  /** Levels of objects and lists in a file. */
  static final int DEPTH = 64;

  /** Levels after substitution, and the links of a chain of references, together. */
  static final int CHAIN = 128;

  /** Characters of a key with all its parts. */
  static final int KEY = 1000;

  /** Bytes of all files of one configuration together. */
  static final int BYTES = 1 << 20;

  /** Files of one configuration. */
  static final int FILES = 64;

  /** Values in all files, and parts of values; an object for each part is parsed. */
  static final int VALUES = 100_000;

  /** Lines of a file. */
  static final int LINES = 100_000;

  /** Characters and values of the resolved tree, and steps on the way to it. */
  static final int STEPS = 1 << 21;

  /** What a look-up costs of these: several small objects instead of a character. */
  static final int LOOK_UP = 16;

  /** What an object or a list costs of these. */
  static final int BRACKETS = 4;

  private Limits() {}
}
