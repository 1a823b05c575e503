package org.calibrant.xray;

/** How composites pass questions about a parameter on to the part it belongs to. */
final class Paths {
  private static final double[] NONE = {};

  private Paths() {}

  /** The nodes of {@code path} in the part that is component {@code name} of a composite. */
  static double[] nodes(String path, String name, Object part) {
    return below(path, name) && part instanceof Tabulated table
        ? table.nodes(path.substring(name.length() + 1))
        : NONE;
  }

  /** Whether the part is logarithmic in {@code path}. */
  static boolean logarithmic(String path, String name, Object part) {
    return below(path, name)
        && part instanceof Tabulated table
        && table.logarithmic(path.substring(name.length() + 1));
  }

  private static boolean below(String path, String name) {
    return path.startsWith(name + ".");
  }
}
