package org.calibrant.fit;

import org.calibrant.math.Elementary;
import org.calibrant.math.RandomStream;

/** A way that is doubled until it turns back. */
final class NoUTurnMove implements Hamiltonian.Move {
  private final int maxDepth;
  private Objective objective;
  private RandomStream stream;
  private double step;
  private double energy;
  private double acceptance;
  private int leapfrogs;
  private boolean astray;

  NoUTurnMove(int maxDepth) {
    this.maxDepth = maxDepth;
  }

  /** A piece of the way: its ends in the order of time, a point chosen from it, its weight. */
  private static final class Piece {
    PhasePoint first;
    PhasePoint last;
    PhasePoint chosen;
    double logWeight;

    /** Sum of the momenta. */
    double[] momentum;
  }

  @Override
  public Hamiltonian.Outcome move(
      Objective function, PhasePoint point, double size, RandomStream random) {
    objective = function;
    stream = random;
    step = size;
    acceptance = 0;
    leapfrogs = 0;
    astray = false;
    point.drawMomentum(stream);
    energy = point.energy();
    Piece way = single(point.copy(), 0);
    boolean turned = false;
    for (int depth = 0; depth < maxDepth && !turned; depth++) {
      boolean forwards = stream.uniform() < 0.5;
      Piece more = built((forwards ? way.last : way.first).copy(), depth, forwards);
      if (more == null) {
        break;
      }

      boolean takes = stream.uniform() < Hamiltonian.probability(more.logWeight - way.logWeight);
      Piece joined = joined(way, more, forwards);
      joined.chosen = takes ? more.chosen : way.chosen;
      turned = turns(way, more, joined, forwards);
      way = joined;
    }

    point.set(way.chosen);
    return new Hamiltonian.Outcome(leapfrogs == 0 ? 0 : acceptance / leapfrogs, astray, leapfrogs);
  }

  private static Piece single(PhasePoint point, double logWeight) {
    Piece piece = new Piece();
    piece.first = point;
    piece.last = point;
    piece.chosen = point;
    piece.logWeight = logWeight;
    piece.momentum = point.p.clone();
    return piece;
  }

  /** 2^depth steps on from an end; null if they turn back among themselves or go astray. */
  private Piece built(PhasePoint end, int depth, boolean forwards) {
    if (depth == 0) {
      end.leap(objective, forwards ? step : -step);
      double gain = energy - end.energy();
      leapfrogs++;
      if (!(gain >= -Hamiltonian.ASTRAY)) {
        astray = true;
        return null;
      }

      acceptance += Hamiltonian.probability(gain);
      return single(end, gain);
    }

    Piece near = built(end, depth - 1, forwards);
    if (near == null) {
      return null;
    }

    Piece far = built((forwards ? near.last : near.first).copy(), depth - 1, forwards);
    if (far == null) {
      return null;
    }

    Piece both = joined(near, far, forwards);
    double share = Hamiltonian.probability(far.logWeight - both.logWeight);
    both.chosen = stream.uniform() < share ? far.chosen : near.chosen;
    return turns(near, far, both, forwards) ? null : both;
  }

  private static Piece joined(Piece old, Piece added, boolean forwards) {
    Piece piece = new Piece();
    piece.first = forwards ? old.first : added.first;
    piece.last = forwards ? added.last : old.last;
    double largest = Math.max(old.logWeight, added.logWeight);
    piece.logWeight =
        largest
            + Elementary.log(
                Hamiltonian.probability(old.logWeight - largest)
                    + Hamiltonian.probability(added.logWeight - largest));
    piece.momentum = old.momentum.clone();
    for (int i = 0; i < piece.momentum.length; i++) {
      piece.momentum[i] += added.momentum[i];
    }

    return piece;
  }

  /** Over the whole, and from each half to the first point of the other. */
  private static boolean turns(Piece old, Piece added, Piece both, boolean forwards) {
    Piece early = forwards ? old : added;
    Piece late = forwards ? added : old;
    return turns(both.momentum, null, both.first, both.last)
        || turns(early.momentum, late.first, early.first, late.first)
        || turns(late.momentum, early.last, early.last, late.last);
  }

  /** Whether a way with this sum of momenta leads back at one of its ends. */
  private static boolean turns(
      double[] momentum, PhasePoint more, PhasePoint first, PhasePoint last) {
    double atFirst = 0;
    double atLast = 0;
    for (int i = 0; i < momentum.length; i++) {
      double sum = momentum[i] + (more == null ? 0 : more.p[i]);
      atFirst += sum * first.p[i];
      atLast += sum * last.p[i];
    }

    return !(atFirst > 0 && atLast > 0);
  }
}
