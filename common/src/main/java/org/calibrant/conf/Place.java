package org.calibrant.conf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A position in the tree, written {@code engine.lines[2].energy}. */
final class Place {
  static final Place ROOT = new Place(null, "", -1, 0);

  private final Place parent;
  private final String key;
  private final int item;
  private final int depth;

  private Place(Place parent, String key, int item, int depth) {
    this.parent = parent;
    this.key = key;
    this.item = item;
    this.depth = depth;
  }

  Place key(String name) {
    return new Place(this, name, -1, depth + 1);
  }

  Place keys(List<String> path) {
    Place place = this;
    for (String name : path) {
      place = place.key(name);
    }

    return place;
  }

  Place item(int index) {
    return new Place(this, "", index, depth + 1);
  }

  /** Keys and items on the way here. */
  int depth() {
    return depth;
  }

  /** The keys on the way here, to the outermost list at most. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (Place place = this; place.parent != null; place = place.parent) {
      if (place.item >= 0) {
        keys.clear();
      } else {
        keys.add(place.key);
      }
    }

    Collections.reverse(keys);
    return keys;
  }

  /** The keys on the way here; empty within a list, which has no path. */
  Optional<List<String>> path() {
    Deque<String> keys = new ArrayDeque<>();
    for (Place place = this; place.parent != null; place = place.parent) {
      if (place.item >= 0) {
        return Optional.empty();
      }

      keys.push(place.key);
    }

    return Optional.of(List.copyOf(keys));
  }

  @Override
  public String toString() {
    Deque<String> steps = new ArrayDeque<>();
    for (Place place = this; place.parent != null; place = place.parent) {
      String dot = place.depth == 1 ? "" : ".";
      steps.push(place.item >= 0 ? "[" + place.item + "]" : dot + Hocon.key(place.key));
    }

    return String.join("", steps);
  }
}
