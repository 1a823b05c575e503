package org.calibrant.calibration;

import org.calibrant.math.RandomStream;

/**
 * Walkers that move now, among the others of their ensemble, which stand still. What becomes of a
 * walker depends on the others and on its own random numbers, never on who moves beside it.
 */
public final class Group {
  private final Ensemble ensemble;
  private final RandomStream stream;
  private int[] active = new int[0];
  private int from;
  private int count;
  private int[] others = new int[0];
  private int othersCount;
  private int[] bounds = {0};
  private long update;

  Group(Ensemble ensemble, RandomStream stream) {
    this.ensemble = ensemble;
    this.stream = stream;
  }

  /** Walkers order[first] … order[first + size − 1] move against {@code others}. */
  void choose(int[] order, int first, int size, int[] still, int stillCount, int[] partBounds) {
    active = order;
    from = first;
    count = size;
    others = still;
    othersCount = stillCount;
    bounds = partBounds;
  }

  void at(long updateNumber) {
    update = updateNumber;
  }

  /** The random numbers of one walker in this update, from their beginning. */
  public RandomStream stream(int walker) {
    stream.start(update, walker);
    return stream;
  }

  /** d. */
  public int dimensions() {
    return ensemble.dimensions;
  }

  /** How many walkers move. */
  public int size() {
    return count;
  }

  /** The k-th walker that moves, a number from 0 to walkers − 1. */
  public int walker(int k) {
    return active[from + k];
  }

  /** How many walkers stand still. */
  public int others() {
    return othersCount;
  }

  /** The k-th walker that stands still. */
  public int other(int k) {
    return others[k];
  }

  /** A walker that stands still, each with the same chance. */
  public int other(RandomStream draws) {
    return others[below(draws, othersCount)];
  }

  /** How many groups stand still. */
  public int otherGroups() {
    return bounds.length - 1;
  }

  /** A walker of one of the groups that stand still. */
  public int otherOf(int group, RandomStream draws) {
    return others[bounds[group] + below(draws, bounds[group + 1] - bounds[group])];
  }

  /** Coordinates of all walkers: i of walker j is {@code x[i * stride + j]}. */
  public double[] x() {
    return ensemble.x;
  }

  /** How many walkers the ensemble has. */
  public int stride() {
    return ensemble.walkers;
  }

  /** ln prior of all walkers. */
  public double[] lnPrior() {
    return ensemble.lnPrior;
  }

  /** ln likelihood of all walkers. */
  public double[] lnLikelihood() {
    return ensemble.lnLikelihood;
  }

  /** A whole number from 0 to n − 1; for n far below 2³² each with the same chance. */
  static int below(RandomStream draws, int n) {
    return (int) (((draws.bits() >>> 32) * n) >>> 32);
  }

  /** Puts a walker where column k of a batch is. */
  public void accept(
      int walker,
      double[] y,
      int batch,
      int k,
      double lnPrior,
      double lnLikelihood,
      double[] derived) {
    ensemble.place(walker, y, batch, k, lnPrior, lnLikelihood, derived);
    ensemble.accepted[walker]++;
  }
}
