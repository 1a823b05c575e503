package org.calibrant.conf;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts fields into objects. Objects merge; a later file or override replaces what an included file
 * says. A value set twice in one file is almost always a slip, and is reported.
 */
final class Merging {
  private final Problems problems;

  Merging(Problems problems) {
    this.problems = problems;
  }

  void put(Node.Fields into, Place place, String key, Node.Field field) {
    Node.Field old = into.map().get(key);
    Place here = place.key(key);
    if (old == null) {
      into.map().put(key, field);
    } else if (old.value() instanceof Node.Fields target
        && field.value() instanceof Node.Fields added) {
      added.map().forEach((name, value) -> put(target, here, name, value));
    } else {
      refuseSlips(here, old, field);
      into.map().put(key, over(old, field));
    }
  }

  private void refuseSlips(Place place, Node.Field old, Node.Field field) {
    Source source = field.at().source();
    if (old.at().source() == source) {
      boolean extended = field.value() instanceof Node.Fields && mayBeObject(old.value());
      if (!extended && !buildsOn(place, field.value())) {
        problems.add(field.at(), place, "set twice; first on line " + old.at().line());
      }
    } else if (old.at().source().includes(source)) {
      problems.add(
          old.at(), place, "set before the include that sets it again; put the include first");
    }
  }

  private static Node.Field over(Node.Field old, Node.Field field) {
    boolean mayMerge = field.value() instanceof Node.Fields && isLate(old.value());
    if (!mayMerge && !isLate(field.value())) {
      return field;
    }

    List<Node> values = new ArrayList<>();
    if (old.value() instanceof Node.Layers layers) {
      values.addAll(layers.values());
    } else {
      values.add(old.value());
    }

    values.add(field.value());
    return new Node.Field(field.at(), new Node.Layers(field.value().at(), values));
  }

  private static boolean mayBeObject(Node node) {
    if (node instanceof Node.Join join) {
      return join.parts().stream().allMatch(Merging::mayBeObject);
    } else if (node instanceof Node.Layers layers) {
      return layers.values().stream().allMatch(Merging::mayBeObject);
    } else {
      return !(node instanceof Node.Word || node instanceof Node.Items);
    }
  }

  /** What it is will be known after substitution. */
  private static boolean isLate(Node node) {
    return node instanceof Node.Reference
        || node instanceof Node.Join
        || node instanceof Node.Layers;
  }

  /** <code>a = ${a} [2]</code> or {@code a += 2}: nothing of the earlier value is lost. */
  private static boolean buildsOn(Place place, Node value) {
    return value instanceof Node.Join join
        && join.parts().stream()
            .anyMatch(
                part ->
                    part instanceof Node.Reference reference
                        && place.path().filter(reference.path()::equals).isPresent());
  }
}
