package org.calibrant.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Collects the lines {@code name = value unit} of {@link RowKernel#explained}. */
public final class Explanation {
  private static final int SHOWN = 12;

  private final List<String> lines = new ArrayList<>();

  /**
   * A number.
   *
   * @param unit {@code ""} for a pure number
   */
  public Explanation with(String name, double value, String unit) {
    return with(name, value + space(unit));
  }

  /** A count. */
  public Explanation with(String name, long value, String unit) {
    return with(name, value + space(unit));
  }

  /** Numbers of one unit; the first of them where there are many. */
  public Explanation with(String name, double[] values, String unit) {
    String shown =
        Arrays.stream(values)
            .limit(SHOWN)
            .mapToObj(Double::toString)
            .collect(Collectors.joining(", "));
    String rest = values.length > SHOWN ? ", … (%d in all)".formatted(values.length) : "";
    return with(name, "[" + shown + rest + "]" + space(unit));
  }

  /** Words. */
  public Explanation with(String name, String value) {
    lines.add(name + " = " + value);
    return this;
  }

  private static String space(String unit) {
    return unit.isEmpty() ? "" : " " + unit;
  }

  /** The lines so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }
}
