package org.calibrant.calibration;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.core.Kernel;
import org.calibrant.core.Sweep;
import org.calibrant.core.Workers;

/** Moves some walkers of one group of one ensemble, while all others stand still. */
record StageKernel(Problems problems, Sampling how)
    implements Kernel<StageKernel.Piece, StageKernel.Moved> {

  /**
   * One piece of a group.
   *
   * @param climbers all ensembles that move now; unchanged
   * @param ladder which of these
   * @param rung which of its rungs
   * @param group which group of walkers
   * @param piece which part of the group
   * @param pieces how many parts it has
   */
  record Piece(List<Climbers> climbers, int ladder, int rung, int group, int piece, int pieces)
      implements Serializable {}

  /** The walkers of a piece where they are now: one column per walker. */
  record Moved(
      int ladder,
      int rung,
      int[] walkers,
      double[] x,
      double[] lnPrior,
      double[] lnLikelihood,
      double[] derived,
      long[] accepted,
      Counts counts)
      implements Serializable {}

  /** The pieces of one group of every ensemble; the positions travel once for all of them. */
  record Pieces(List<Climbers> climbers, int rungs, int group, int pieces) implements Sweep<Piece> {
    @Override
    public long size() {
      return (long) climbers.size() * rungs * pieces;
    }

    @Override
    public Piece unit(long index) {
      int ladder = (int) (index / ((long) rungs * pieces));
      int rung = (int) (index / pieces % rungs);
      return new Piece(climbers, ladder, rung, group, (int) (index % pieces), pieces);
    }
  }

  @Override
  public Moved apply(Piece piece) {
    Climbers climbers = piece.climbers().get(piece.ladder());
    Ensemble before = climbers.rungs().get(piece.rung());
    Ensemble ensemble = before.copy();
    Walking walking = walking(climbers, piece.rung(), ensemble);
    int chosen = walking.chosen();
    if (piece.group() >= walking.groups(chosen)) {
      double[] none = {};
      return new Moved(
          piece.ladder(),
          piece.rung(),
          new int[0],
          none,
          none,
          none,
          none,
          new long[0],
          Counts.NONE);
    }

    walking.updatePiece(chosen, piece.group(), piece.piece(), piece.pieces());
    int[] walkers = walking.piece();
    long[] accepted = new long[walkers.length];
    for (int k = 0; k < walkers.length; k++) {
      accepted[k] = ensemble.accepted[walkers[k]] - before.accepted[walkers[k]];
    }

    return new Moved(
        piece.ladder(),
        piece.rung(),
        walkers,
        columns(ensemble.x, walkers, ensemble.walkers),
        columns(ensemble.lnPrior, walkers, ensemble.walkers),
        columns(ensemble.lnLikelihood, walkers, ensemble.walkers),
        columns(ensemble.derived, walkers, ensemble.walkers),
        accepted,
        ensemble.counts());
  }

  private Walking walking(Climbers climbers, int rung, Ensemble ensemble) {
    ChainKey key = new ChainKey(how.seed(), climbers.problem(), climbers.ensemble(), rung);
    LogDensity density = problems.density(climbers.problem());
    return new Walking(density, how.walkers(), key, how.ladder().beta(rung), ensemble);
  }

  private static double[] columns(double[] all, int[] walkers, int stride) {
    int rows = all.length / stride;
    double[] columns = new double[rows * walkers.length];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < walkers.length; k++) {
        columns[i * walkers.length + k] = all[i * stride + walkers[k]];
      }
    }

    return columns;
  }

  /** Moves ensembles over some checks, group by group on the workers. */
  List<SuperStep.Advanced> advance(
      Workers workers, List<Climbers> start, long to, int walkersPerTask) {
    List<Climbers> climbers = start.stream().map(Climbers::copy).toList();
    List<Recorder> recorders = new ArrayList<>();
    climbers.forEach(each -> recorders.add(new Recorder(each, how.schedule())));
    int rungs = how.ladder().rungs();
    int groups =
        how.walkers().moves().stream().mapToInt(each -> each.move().groups()).max().orElseThrow();
    int pieces = Math.max(1, how.walkers().walkers() / groups / walkersPerTask);
    while (climbers.get(0).iteration() < to) {
      for (int g = 0; g < groups; g++) {
        for (Moved moved : workers.map(new Pieces(climbers, rungs, g, pieces), this)) {
          take(climbers.get(moved.ladder()).rungs().get(moved.rung()), moved);
        }
      }

      for (int e = 0; e < climbers.size(); e++) {
        for (Ensemble rung : climbers.get(e).rungs()) {
          rung.proposed += how.walkers().updates();
          rung.iteration++;
        }

        climbers.get(e).swap(how);
        recorders.get(e).record();
      }
    }

    List<SuperStep.Advanced> advanced = new ArrayList<>();
    for (int e = 0; e < climbers.size(); e++) {
      advanced.add(new SuperStep.Advanced(climbers.get(e), recorders.get(e).chain()));
    }

    return advanced;
  }

  private static void take(Ensemble ensemble, Moved moved) {
    int n = moved.walkers().length;
    for (int k = 0; k < n; k++) {
      int walker = moved.walkers()[k];
      double prior = moved.lnPrior()[k];
      ensemble.place(walker, moved.x(), n, k, prior, moved.lnLikelihood()[k], moved.derived());
      ensemble.accepted[walker] += moved.accepted()[k];
    }

    ensemble.count(moved.counts());
  }
}
