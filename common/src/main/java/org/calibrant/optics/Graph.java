package org.calibrant.optics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes in an order in which each comes after those it takes from, and their vectors. Vectors that come
 * from outside are {@link Given} nodes. A value is computed once in that order, a gradient goes through
 * it backwards.
 */
final class Graph {
  private final List<Node> nodes;
  private final Map<String, Integer> index = new LinkedHashMap<>();
  private final int[][] inputs;
  private final double[][] values;
  private final double[][] bars;
  private final double[][] changes;

  /** A vector from outside. */
  record Given(String name, int size) implements Node {
    @Override
    public List<String> inputs() {
      return List.of();
    }

    @Override
    public void forward(double[][] in, double[] out) {}

    @Override
    public void adjoint(double[][] in, double[] bar, double[][] inBars) {}

    @Override
    public void tangent(double[][] in, double[][] inChanges, double[] outChange) {}
  }

  private Graph(List<Node> ordered) {
    nodes = ordered;
    inputs = new int[ordered.size()][];
    values = new double[ordered.size()][];
    bars = new double[ordered.size()][];
    changes = new double[ordered.size()][];
    for (int i = 0; i < ordered.size(); i++) {
      Node node = ordered.get(i);
      index.put(node.name(), i);
      inputs[i] = node.inputs().stream().mapToInt(index::get).toArray();
      values[i] = new double[node.size()];
      bars[i] = new double[node.size()];
      changes[i] = new double[node.size()];
    }
  }

  /**
   * Puts nodes in order.
   *
   * @throws IllegalArgumentException if two have one name, one takes from a node that is not there, or
   *     some take from each other in a circle
   */
  static Graph of(List<? extends Node> nodes) {
    Map<String, Node> byName = new LinkedHashMap<>();
    for (Node node : nodes) {
      if (byName.put(node.name(), node) != null) {
        throw new IllegalArgumentException("two nodes are named " + node.name());
      }
    }

    List<Node> ordered = new ArrayList<>();
    for (Node node : nodes) {
      visit(node, byName, ordered, new ArrayList<>());
    }

    return new Graph(ordered);
  }

  private static void visit(
      Node node, Map<String, Node> byName, List<Node> ordered, List<String> path) {
    if (ordered.contains(node)) {
      return;
    }

    int seen = path.indexOf(node.name());
    path.add(node.name());
    if (seen >= 0) {
      throw new IllegalArgumentException(
          "nodes take from each other in a circle: "
              + String.join(" <- ", path.subList(seen, path.size())));
    }

    for (String input : node.inputs()) {
      Node from = byName.get(input);
      if (from == null) {
        throw new IllegalArgumentException(
            "node %s takes from %s, which is not there; there are %s"
                .formatted(node.name(), input, byName.keySet()));
      }

      visit(from, byName, ordered, path);
    }

    path.remove(path.size() - 1);
    ordered.add(node);
  }

  /** Names in the order of computation. */
  List<String> order() {
    return List.copyOf(index.keySet());
  }

  /** The vector of a node; those of {@link Given} nodes are written by the caller. */
  double[] value(String node) {
    return values[index.get(node)];
  }

  /** Computes all vectors. */
  void forward() {
    for (int i = 0; i < inputs.length; i++) {
      nodes.get(i).forward(of(values, inputs[i]), values[i]);
    }
  }

  /** Goes back from one node's {@code bar}, at the last {@link #forward}. */
  void adjoint(String node, double[] bar) {
    for (double[] each : bars) {
      Arrays.fill(each, 0);
    }

    int last = index.get(node);
    System.arraycopy(bar, 0, bars[last], 0, bar.length);
    for (int i = last; i >= 0; i--) {
      nodes.get(i).adjoint(of(values, inputs[i]), bars[i], of(bars, inputs[i]));
    }
  }

  /** What the last {@link #adjoint} found for a node. */
  double[] bar(String node) {
    return bars[index.get(node)];
  }

  /** The change of a node's vector; those of {@link Given} nodes are written by the caller. */
  double[] change(String node) {
    return changes[index.get(node)];
  }

  /** Computes all changes, at the last {@link #forward}. */
  void tangent() {
    for (int i = 0; i < inputs.length; i++) {
      nodes.get(i).tangent(of(values, inputs[i]), of(changes, inputs[i]), changes[i]);
    }
  }

  private static double[][] of(double[][] all, int[] chosen) {
    double[][] some = new double[chosen.length][];
    for (int i = 0; i < chosen.length; i++) {
      some[i] = all[chosen[i]];
    }

    return some;
  }
}
