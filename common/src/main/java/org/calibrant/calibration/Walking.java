package org.calibrant.calibration;

import java.util.List;
import org.calibrant.math.RandomStream;

/**
 * Moves one ensemble, iteration by iteration. In an iteration one move is drawn, the walkers are
 * split into its groups, and each group is updated {@code updates} times while the others stand
 * still.
 *
 * <p>Every random number is a function of (seed, problem, ensemble, rung, iteration, group, update,
 * walker) and of what it is for; so an ensemble goes the same way wherever and however often it is
 * taken up again.
 */
final class Walking {
  /** A key holds the iteration above 4 bits of group and 16 of update. */
  static final int MOST_UPDATES = 1 << 16;

  private final List<Weighted> moves;
  private final Move.Mover[] movers;
  private final double[] shares;
  private final boolean shuffled;
  private final int updates;
  private final Ensemble ensemble;
  private final TemperedDensity target;
  private final Group group;
  private final RandomStream choice;
  private final RandomStream split;
  private final int[] order;
  private final int[] others;

  Walking(LogDensity density, Walkers how, ChainKey key, double beta, Ensemble ensemble) {
    this.moves = how.moves();
    this.shuffled = how.shuffled();
    this.updates = how.updates();
    this.ensemble = ensemble;
    this.target = new TemperedDensity(density, beta);
    this.group = new Group(ensemble, key.stream("move"));
    this.choice = key.stream("choice");
    this.split = key.stream("split");
    this.order = new int[ensemble.walkers];
    this.others = new int[ensemble.walkers];
    this.movers = new Move.Mover[moves.size()];
    this.shares = new double[moves.size()];
    double sum = 0;
    for (int i = 0; i < movers.length; i++) {
      sum += moves.get(i).weight();
      shares[i] = sum;
      movers[i] = moves.get(i).move().mover(ensemble.dimensions);
    }
  }

  Ensemble ensemble() {
    return ensemble;
  }

  /** One iteration. */
  void iterate() {
    int chosen = chosen();
    int groups = moves.get(chosen).move().groups();
    arrange(groups);
    for (int g = 0; g < groups; g++) {
      face(g, groups, 0, 1);
      for (int update = 0; update < updates; update++) {
        at(number(g, update));
        movers[chosen].move(group, target);
      }
    }

    ensemble.proposed += updates;
    ensemble.iteration++;
    target.report(ensemble);
  }

  /** The move of this iteration. */
  int chosen() {
    if (movers.length == 1) {
      return 0;
    }

    choice.start(ensemble.iteration);
    double at = choice.uniform() * shares[shares.length - 1];
    int i = 0;
    while (i < shares.length - 1 && at >= shares[i]) {
      i++;
    }

    return i;
  }

  int groups(int move) {
    return moves.get(move).move().groups();
  }

  private void at(long number) {
    group.at(number);
    target.at(number);
  }

  private long number(int g, int update) {
    return ensemble.iteration << 20 | (long) g << 16 | update;
  }

  /** Splits the walkers: their order, cut into equal pieces, makes the groups. */
  void arrange(int groups) {
    int n = order.length;
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }

    if (shuffled && groups > 1) {
      split.start(ensemble.iteration);
      int draws = groups == 2 ? n / 2 : n - 1; // with two groups the second is what is left
      for (int i = 0; i < draws; i++) {
        int swap = i + Group.below(split, n - i);
        int walker = order[swap];
        order[swap] = order[i];
        order[i] = walker;
      }
    }
  }

  /** Turns to group g of so many, or to one of {@code pieces} equal pieces of it. */
  private void face(int g, int groups, int piece, int pieces) {
    int n = order.length;
    int from = start(g, groups);
    int to = start(g + 1, groups);
    int[] bounds = new int[groups];
    int count = 0;
    for (int other = 0; other < groups; other++) {
      if (other != g) {
        int size = start(other + 1, groups) - start(other, groups);
        System.arraycopy(order, start(other, groups), others, count, size);
        count += size;
        bounds[other < g ? other + 1 : other] = count;
      }
    }

    int first = from + (int) ((long) (to - from) * piece / pieces);
    int last = from + (int) ((long) (to - from) * (piece + 1) / pieces);
    group.choose(order, first, last - first, others, n - (to - from), bounds);
  }

  private int start(int g, int groups) {
    return (int) ((long) order.length * g / groups);
  }

  /**
   * Updates one piece of a group {@code updates} times: a part of {@link #iterate} that can be done
   * elsewhere. The walkers that moved are those of {@link #piece}.
   */
  void updatePiece(int chosen, int g, int piece, int pieces) {
    int groups = groups(chosen);
    arrange(groups);
    face(g, groups, piece, pieces);
    for (int update = 0; update < updates; update++) {
      at(number(g, update));
      movers[chosen].move(group, target);
    }

    target.report(ensemble);
  }

  /** The walkers of a piece, after {@link #updatePiece}. */
  int[] piece() {
    int[] walkers = new int[group.size()];
    for (int k = 0; k < walkers.length; k++) {
      walkers[k] = group.walker(k);
    }

    return walkers;
  }
}
