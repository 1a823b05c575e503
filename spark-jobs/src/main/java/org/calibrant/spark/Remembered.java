package org.calibrant.spark;

import java.io.Serializable;
import java.util.TreeMap;

/**
 * What a run remembers: the engine's state, and how far each table had come.
 *
 * @param cursors by table
 */
record Remembered(TreeMap<String, Cursor> cursors, Serializable state) implements Serializable {

  /**
   * Where the next part of a table begins.
   *
   * @param part its number
   * @param unit its first unit, counted over all writes to the table
   */
  record Cursor(int part, long unit) implements Serializable {
    static final Cursor START = new Cursor(0, 0);

    Cursor after(Part finished) {
      return new Cursor(part + 1, finished.to());
    }

    /** Beyond a part that is not computed here. */
    Cursor beyond(Range units) {
      return new Cursor(part + 1, unit + units.size());
    }
  }
}
