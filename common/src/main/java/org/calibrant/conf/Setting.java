package org.calibrant.conf;

/**
 * One leaf of a configuration. A file made of the lines {@code path = value} binds to the same
 * record, wherever it lies: names of input files are absolute here.
 *
 * @param path {@code engine.grid.mu.from}
 * @param value canonical HOCON: a number in its shortest form that reads back as the same double, a
 *     string in quotes, a list on one line
 * @param origin {@code conf/x.conf:12}, or {@code -D} for an override
 */
public record Setting(String path, String value, String origin) {
  @Override
  public String toString() {
    return path + " = " + value;
  }
}
