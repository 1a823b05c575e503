package org.calibrant.report.optics;

import java.util.List;

/** A list of texts in a row. */
final class Words {
  private Words() {}

  static List<String> of(Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
