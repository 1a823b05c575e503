package org.calibrant.xray;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.core.Table.Column;

/**
 * Several changes at once, one applied to the result of the other. The axes are those of the parts in
 * their order; each name may occur once.
 *
 * @param parts at least one
 */
public record Combined(List<Modification> parts) implements Modification {
  public Combined {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("parts must not be empty");
    }

    List<String> names = new ArrayList<>();
    for (Modification part : parts) {
      for (Column axis : part.axes()) {
        if (names.contains(axis.name())) {
          throw new IllegalArgumentException("parts have the axis " + axis.name() + " twice");
        }

        names.add(axis.name());
      }
    }
  }

  @Override
  public List<Column> axes() {
    List<Column> axes = new ArrayList<>();
    parts.forEach(part -> axes.addAll(part.axes()));
    return axes;
  }

  @Override
  public void check(String axis, double value) {
    for (Modification part : parts) {
      if (part.axes().stream().anyMatch(a -> a.name().equals(axis))) {
        part.check(axis, value);
      }
    }
  }

  @Override
  public Observation unmodified(Observation baseline, double[] point) {
    Observation observation = baseline;
    int from = 0;
    for (Modification part : parts) {
      int end = from + part.axes().size();
      observation = part.unmodified(observation, Arrays.copyOfRange(point, from, end));
      from = end;
    }

    return observation;
  }

  @Override
  public Observation modified(Observation baseline, double[] point) {
    Observation observation = baseline;
    int from = 0;
    for (Modification part : parts) {
      int end = from + part.axes().size();
      observation = part.modified(observation, Arrays.copyOfRange(point, from, end));
      from = end;
    }

    return observation;
  }
}
