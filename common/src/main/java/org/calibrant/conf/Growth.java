package org.calibrant.conf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.calibrant.conf.Written.Layer;
import org.calibrant.conf.Written.Reference;

/**
 * How large and how deep a configuration becomes when its references are replaced: the size of a
 * path is the length of what is written there and the sizes of all that is referred to there. It is
 * an upper bound; nothing is resolved. References that cannot lead anywhere are found on the way.
 */
final class Growth {
  /** @param height levels of objects and lists, and links of chains */
  private record Size(long steps, int height) {
    static final Size NONE = new Size(0, 0);

    Size and(Size other) {
      return new Size(steps + other.steps, Math.max(height, other.height));
    }

    Size below(int levels) {
      return new Size(steps, height + levels);
    }
  }

  private static final int LAST = Integer.MAX_VALUE;

  private final Written root;
  private final Problems problems;
  private final Budget budget;
  private final IdentityHashMap<Written, Size> trees = new IdentityHashMap<>();

  /** Of layers; null for those that are being looked at. */
  private final IdentityHashMap<Layer, Size> values = new IdentityHashMap<>();

  private final Deque<Reference> chain = new ArrayDeque<>();
  private boolean sound = true;

  Growth(Written root, Problems problems, Budget budget) {
    this.root = root;
    this.problems = problems;
    this.budget = budget;
  }

  /** Whether all references lead somewhere, and none to itself. */
  boolean isSound() {
    if (size() > Limits.STEPS) {
      throw Budget.tooLarge(root.at(), Place.ROOT);
    }

    return sound;
  }

  /** Characters and values of the resolved tree at most. */
  long size() {
    return tree(root, LAST, 0).steps();
  }

  /**
   * Of all that is written at and below a path.
   *
   * @param before only what was read before the value of this order
   */
  private Size tree(Written node, int before, int depth) {
    Size known = before == LAST ? trees.get(node) : null;
    if (known != null) {
      return known;
    }

    budget.spend(1, node.at(), Place.ROOT);
    Size size = own(node, before, depth);
    for (Map.Entry<String, Written> child : node.children().entrySet()) {
      Size below = tree(child.getValue(), before, depth + 1).below(1);
      size = size.and(below).and(new Size(Limits.BRACKETS + child.getKey().length(), 0));
    }

    if (before == LAST) {
      trees.put(node, size);
    }

    return size;
  }

  /** Of the values at a path that are not simply objects, down to the first that covers others. */
  private Size own(Written node, int before, int depth) {
    Size size = Size.NONE;
    for (int i = node.layers().size() - 1; i >= 0; i--) {
      Layer layer = node.layers().get(i);
      if (layer.order() < before) {
        size = size.and(value(layer, node, depth));
        if (layer.covers()) {
          break;
        }
      }
    }

    return size;
  }

  private Size value(Layer layer, Written owner, int depth) {
    if (values.containsKey(layer)) {
      Size known = values.get(layer);
      return known == null ? cycle() : known;
    }

    values.put(layer, null);
    Size size = new Size(layer.length(), 0);
    for (Reference reference : layer.references()) {
      int levels = reference.level() + 1;
      chain.push(reference);
      size = size.and(target(reference, layer, owner, depth + levels).below(levels));
      chain.pop();
      if (size.steps() > Limits.STEPS) {
        throw Budget.tooLarge(reference.at(), reference.place());
      }
    }

    values.put(layer, size);
    return size;
  }

  private Size cycle() {
    report("refers to itself");
    return Size.NONE;
  }

  private void report(String why) {
    Reference reference = chain.element();
    problems.add(reference.at(), reference.place(), reference + " " + why);
    sound = false;
  }

  private Size target(Reference reference, Layer layer, Written owner, int depth) {
    boolean found = reference.optional();
    boolean itself = false;
    Size size = Size.NONE;
    for (List<String> path : reference.paths()) {
      Written node = root;
      for (int i = 0; i <= path.size() && node != null; i++) {
        refuseDepth(depth, reference);
        boolean earlier = node == owner && (reference.level() == 0 || i < path.size());
        int before = earlier ? layer.order() : LAST;
        boolean last = i == path.size();
        Size part = last ? tree(node, before, depth) : own(node, before, depth);
        // the objects on the way are copied
        size = size.and(part).and(new Size(Limits.LOOK_UP + node.children().size(), 0));
        refuseDepth(depth + size.height(), reference);
        found |= last ? !earlier || part.steps() > 0 : !node.layers().isEmpty();
        itself |= earlier;
        node = last ? null : node.children().get(path.get(i));
      }
    }

    if (!found) {
      report(itself ? "refers to itself" : "is not set (the environment is not read)");
    }

    return size;
  }

  private static void refuseDepth(int depth, Reference reference) {
    if (depth > Limits.CHAIN) {
      throw new Mistake(reference.at(), reference.place(), "substitutions are chained too deeply");
    }
  }
}
