package org.calibrant.conf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is written at one path, before anything is resolved: the keys below it and the values of its
 * own. It knows lines, lengths and references, but no values.
 */
final class Written {

  /**
   * <code>${path}</code>.
   *
   * @param paths where it is looked up: below the place where its file was included, then from the
   *     top
   * @param level brackets around it within its value; 0 for a part of the value itself
   */
  record Reference(Origin at, Place place, List<List<String>> paths, boolean optional, int level) {

    Reference within(int levels) {
      return new Reference(at, place, paths, optional, level + levels);
    }

    List<String> path() {
      return paths.get(paths.size() - 1);
    }

    @Override
    public String toString() {
      return "${" + Hocon.shortened(Hocon.path(path()), 80) + "}";
    }
  }

  /** What a part of a value may be. */
  enum Kind {
    WORD,
    LIST,
    OBJECT
  }

  /**
   * One value that is not simply an object.
   *
   * @param order grows from value to value in the order of reading
   * @param length characters
   * @param kinds of the parts that are no references
   * @param buildsOn <code>a = ${a} [2]</code> or {@code a += 2}: nothing of the earlier value is
   *     lost
   */
  record Layer(
      int order, int length, Set<Kind> kinds, boolean buildsOn, List<Reference> references) {

    boolean maybeObject() {
      return !kinds.contains(Kind.WORD) && !kinds.contains(Kind.LIST);
    }

    /** Hides all that was written before, or holds it. */
    boolean covers() {
      return !maybeObject() || buildsOn;
    }
  }

  private final Map<String, Written> children = new LinkedHashMap<>();
  private final List<Layer> layers = new ArrayList<>();
  private boolean object;

  /** Values of which it is not known before substitution whether they merge. */
  private int late;

  private Origin at;

  private Written(Origin at, boolean object) {
    this.at = at;
    this.object = object;
  }

  static Written object(Origin at) {
    return new Written(at, true);
  }

  static Written value(Origin at, Layer layer) {
    Written value = new Written(at, false);
    value.layers.add(layer);
    return value;
  }

  /** Where its key was written. */
  Origin at() {
    return at;
  }

  Map<String, Written> children() {
    return children;
  }

  List<Layer> layers() {
    return layers;
  }

  boolean isObject() {
    return object;
  }

  /** Wraps a value into the keys of a path, but the first. */
  Written under(List<String> path, Origin key) {
    at = key;
    Written nested = this;
    for (int i = path.size() - 1; i > 0; i--) {
      Written around = object(key);
      around.children.put(path.get(i), nested);
      nested = around;
    }

    return nested;
  }

  /** All references in here, as parts of a list or object. */
  void references(int levels, List<Reference> into) {
    layers.forEach(layer -> layer.references().forEach(each -> into.add(each.within(levels))));
    children.values().forEach(child -> child.references(levels + 1, into));
  }

  /** The deepest that is written along a path. */
  Written nearest(List<String> path) {
    Written node = this;
    for (String key : path) {
      Written child = node.children.get(key);
      if (child == null) {
        break;
      }

      node = child;
    }

    return node;
  }

  /**
   * Objects merge; a later file or override replaces what an included file says. A value set twice
   * in one file is almost always a slip, and is reported.
   */
  void put(String key, Written added, Place place, Problems problems, Budget budget) {
    Written old = children.get(key);
    Place here = place.key(key);
    if (old == null) {
      children.put(key, added);
      return;
    }

    // merging copies the object or the values that were there
    old.late += old.layers.isEmpty() ? 0 : 1;
    budget.spend(old.children.size() + old.late, added.at, here);
    boolean merges = added.object && (old.object || old.mayBeObject());
    if (!(old.object && added.object)) {
      old.refuseSlips(added, merges, here, problems);
    }

    if (merges) {
      old.object = true;
      added.children.forEach((name, value) -> old.put(name, value, here, problems, budget));
    } else if (added.object || added.layers.get(0).references().isEmpty()) {
      children.put(key, added);
    } else {
      old.object = false;
      old.at = added.at;
      old.layers.addAll(added.layers);
    }
  }

  private boolean mayBeObject() {
    return layers.stream().allMatch(Layer::maybeObject);
  }

  private void refuseSlips(Written added, boolean merges, Place place, Problems problems) {
    Source source = added.at.source();
    if (at.source() == source) {
      if (!merges && (added.object || !added.layers.get(0).buildsOn())) {
        problems.add(added.at, place, "set twice; first on line " + at.line());
      }
    } else if (at.source().includes(source)) {
      problems.add(at, place, "set before the include that sets it again; put the include first");
    }
  }
}
