package org.calibrant.conf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Replaces references by what they refer to: the final value at that path, or, for a value that
 * refers to itself, the value it had before. The environment is never asked.
 *
 * <p>Nothing is remembered between references; instead every step is counted, so that a small text
 * that describes a huge tree is refused in bounded time and memory.
 *
 * <p>Above 300 lines because the three ways to be late (references, joins, layers) are each needed
 * twice: as whole values, and on the way to a field within them, where the whole value may not be
 * known yet.
 */
final class Resolver {
  /** Stands for a value that is being resolved already: what was before it was nothing. */
  private static final Node CYCLE = new Node.Broken(null);

  /** Stands for an object or list that is being resolved already: it would contain itself. */
  private static final Node CONTAINER = new Node.Broken(null);

  private final Node.Fields root;
  private final Problems problems;
  private final Set<Node> resolving = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Node> innermost = new ArrayDeque<>();
  private final Set<Node> descending = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> reported = Collections.newSetFromMap(new IdentityHashMap<>());
  private int links;
  private int steps;

  Resolver(Node.Fields root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** The tree without references, joins and layers. */
  Node.Fields resolved() {
    return (Node.Fields) value(root, Place.ROOT);
  }

  /** The value of a node; null for one that is absent. */
  private Node value(Node node, Place place) {
    if (node instanceof Node.Word word) {
      spend(1 + word.text().length(), node, place);
      // a copy: one that is referred to twice may be a file here and a string there
      return new Node.Word(word.at(), word.text(), word.quoted());
    }

    spend(cycle(node) == CONTAINER ? Limits.BRACKETS : Limits.LOOK_UP, node, place);
    if (node instanceof Node.Layers layers) {
      return layered(layers, place);
    } else if (!resolving.add(node)) {
      return cycle(node);
    } else if (place.depth() > Limits.DEPTH) {
      throw new Mistake(node.at(), place, "nested deeper than " + Limits.DEPTH + " levels");
    }

    innermost.push(node);
    try {
      if (node instanceof Node.Fields fields) {
        return fields(fields, place);
      } else if (node instanceof Node.Items items) {
        return items(items, place);
      } else if (node instanceof Node.Join join) {
        return joined(join, place);
      } else {
        return node instanceof Node.Reference reference ? referred(reference, place) : node;
      }
    } finally {
      innermost.pop();
      resolving.remove(node);
    }
  }

  private static Node cycle(Node node) {
    boolean container = node instanceof Node.Fields || node instanceof Node.Items;
    return container ? CONTAINER : CYCLE;
  }

  /** As above for a part of a larger value, which cannot wait for what it was before. */
  private Node whole(Node node, Place place) {
    Node value = value(node, place);
    if (value != CYCLE && value != CONTAINER) {
      return value;
    }

    problems.add(node.at(), place, "refers to itself");
    return new Node.Broken(node.at());
  }

  private Node fields(Node.Fields fields, Place place) {
    Node.Fields resolved = new Node.Fields(fields.at());
    fields
        .map()
        .forEach(
            (key, field) -> {
              Node value = whole(field.value(), place.key(key));
              if (value != null) {
                resolved.map().put(key, new Node.Field(field.at(), value));
              }
            });
    return resolved;
  }

  private Node items(Node.Items items, Place place) {
    List<Node> resolved = new ArrayList<>(items.items().size());
    for (Node item : items.items()) {
      Node value = whole(item, place.item(resolved.size()));
      if (value != null) {
        resolved.add(value);
      }
    }

    return new Node.Items(items.at(), resolved);
  }

  private Node referred(Node.Reference reference, Place place) {
    links++;
    if (links > Limits.DEPTH) {
      throw new Mistake(reference.at(), place, "substitutions are chained too deeply");
    }

    boolean cycle = false;
    Node value = null;
    for (List<String> path : candidates(reference)) {
      Node target = value == null ? find(path) : null;
      value = target == null ? value : value(target, place);
      cycle |= value == CYCLE || value == CONTAINER;
      value = value == CYCLE ? null : value;
    }

    links--;
    if (value != CONTAINER && (value != null || reference.optional())) {
      return value;
    }

    String why = cycle ? " refers to itself" : " is not set (the environment is not read)";
    if (reported.add(reference)) {
      problems.add(reference.at(), place, reference + why);
    }

    return new Node.Broken(reference.at());
  }

  /** Below the place where the file was included, then from the top. */
  private static List<List<String>> candidates(Node.Reference reference) {
    if (reference.prefix().isEmpty()) {
      return List.of(reference.path());
    }

    List<String> below = new ArrayList<>(reference.prefix());
    below.addAll(reference.path());
    return List.of(below, reference.path());
  }

  /** The node at a path, not resolved; null if there is none. */
  private Node find(List<String> path) {
    Node node = root;
    for (String key : path) {
      node = node == null ? null : child(node, key);
    }

    return node;
  }

  private Node child(Node node, String key) {
    spend(Limits.LOOK_UP, node, Place.ROOT);
    if (node instanceof Node.Fields fields) {
      Node.Field field = fields.map().get(key);
      return field == null ? null : field.value();
    } else if (isItsOwnSource(node)) {
      return null;
    } else if (node instanceof Node.Join join) {
      return childOf(join.parts(), key);
    } else if (node instanceof Node.Layers layers) {
      return childOf(before(layers, this::isItsOwnSource), key);
    } else if (node instanceof Node.Reference reference && descending.add(node)) {
      try {
        return childOf(reference, key);
      } finally {
        descending.remove(node);
      }
    } else {
      return null;
    }
  }

  /**
   * Whether the reference at hand is part of this value itself and not of a field within it: <code>
   * a = ${a.b}</code>, but not <code>a { c = ${a.b} }</code>.
   */
  private boolean isItsOwnSource(Node node) {
    for (Node open : innermost) {
      if (open == node || open instanceof Node.Fields || open instanceof Node.Items) {
        return open == node && cycle(node) == CYCLE;
      }
    }

    return false;
  }

  /** What a value was before the first layer of a kind. */
  private static List<Node> before(Node.Layers layers, Predicate<Node> end) {
    return layers.values().stream().takeWhile(end.negate()).toList();
  }

  private Node childOf(Node.Reference reference, String key) {
    if (descending.size() > Limits.DEPTH) {
      throw new Mistake(reference.at(), Place.ROOT, "substitutions are chained too deeply");
    }

    for (List<String> path : candidates(reference)) {
      Node target = find(path);
      if (target != null) {
        return child(target, key);
      }
    }

    return null;
  }

  /** The children of several values of which the later win. */
  private Node childOf(List<Node> values, String key) {
    Deque<Node> children = new ArrayDeque<>();
    for (int i = values.size() - 1; i >= 0; i--) {
      Node child = child(values.get(i), key);
      if (child != null) {
        children.addFirst(child);
      }

      if (child instanceof Node.Word || child instanceof Node.Items) {
        break;
      }
    }

    return children.size() > 1
        ? new Node.Layers(children.getLast().at(), List.copyOf(children))
        : children.peek();
  }

  /** Layers below the first one that is being resolved: what the value was before. */
  private Node layered(Node.Layers layers, Place place) {
    List<Node> usable = before(layers, resolving::contains);
    if (usable.isEmpty()) {
      return cycle(layers.values().get(0));
    }

    Node result = null;
    for (int i = usable.size() - 1; i >= 0; i--) {
      Node value = whole(usable.get(i), place);
      if (result == null) {
        result = value;
      } else if (value instanceof Node.Fields below) {
        result = merged(below, (Node.Fields) result);
      } else if (value != null) {
        return mixed(layers, place);
      }

      if (result != null && !(result instanceof Node.Fields)) {
        break;
      }
    }

    return result;
  }

  private Node mixed(Node node, Place place) {
    problems.add(node.at(), place, "strings, lists and objects cannot be joined with each other");
    return new Node.Broken(node.at());
  }

  private static Node.Fields merged(Node.Fields below, Node.Fields above) {
    Node.Fields both = new Node.Fields(below.at());
    both.map().putAll(below.map());
    above
        .map()
        .forEach(
            (key, field) -> {
              Node.Field old = both.map().get(key);
              boolean merge =
                  old != null
                      && old.value() instanceof Node.Fields
                      && field.value() instanceof Node.Fields;
              Node value =
                  merge
                      ? merged((Node.Fields) old.value(), (Node.Fields) field.value())
                      : field.value();
              both.map().put(key, new Node.Field(field.at(), value));
            });
    return both;
  }

  private Node joined(Node.Join join, Place place) {
    List<Node> values = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean blank = false;
    for (Node part : join.parts()) {
      if (part instanceof Node.Blank space) {
        text.append(space.text());
        blank = true;
      } else {
        Node value = whole(part, place);
        if (value != null) {
          values.add(value);
        }

        if (value instanceof Node.Word word) {
          text.append(word.text());
        }
      }
    }

    if (values.isEmpty() && !blank) {
      return null;
    } else if (values.stream().anyMatch(Node.Broken.class::isInstance)) {
      return new Node.Broken(join.at());
    } else if (values.stream().allMatch(Node.Word.class::isInstance)) {
      return values.size() == 1 && !blank
          ? values.get(0)
          : new Node.Word(join.at(), text.toString(), true);
    } else {
      return collected(join, values, place);
    }
  }

  private Node collected(Node.Join join, List<Node> values, Place place) {
    if (values.stream().allMatch(Node.Items.class::isInstance)) {
      List<Node> items = new ArrayList<>();
      values.forEach(value -> items.addAll(((Node.Items) value).items()));
      return new Node.Items(join.at(), items);
    } else if (values.stream().allMatch(Node.Fields.class::isInstance)) {
      Node.Fields all = new Node.Fields(join.at());
      for (Node value : values) {
        all = merged(all, (Node.Fields) value);
      }

      return all;
    } else {
      return mixed(join, place);
    }
  }

  private void spend(int count, Node node, Place place) {
    steps += count;
    if (steps > Limits.STEPS) {
      throw new Mistake(node.at(), place, "with its substitutions this configuration is too large");
    }
  }
}
