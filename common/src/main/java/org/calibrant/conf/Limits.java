package org.calibrant.conf;

/** What no honest configuration reaches; beyond it lie stack overflows and full memories. */
final class Limits {
  /** Levels of objects and lists, before and after substitution; also links of a chain of those. */
  static final int DEPTH = 64;

  /** Bytes of all files of one configuration together. */
  static final int BYTES = 1 << 20;

  /** Files of one configuration. */
  static final int FILES = 64;

  /** Characters and values of the resolved tree, and steps on the way to it. */
  static final int STEPS = 1 << 21;

  /** What a look-up costs of these: several small objects instead of a character. */
  static final int LOOK_UP = 16;

  /** What an object or a list costs of these. */
  static final int BRACKETS = 4;

  private Limits() {}
}
