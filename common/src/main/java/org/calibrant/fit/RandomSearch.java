package org.calibrant.fit;

import org.calibrant.math.RandomStream;

/**
 * Points all over a finite box, of which the best is the answer: a first look, and the measure by
 * which other searches have to be better. They form a Latin hypercube: along every axis each of as
 * many equal strata holds one. The start is looked at, too.
 *
 * @param seed of the random numbers
 * @param points how many, besides the start
 * @param batch how many are evaluated together
 */
public record RandomSearch(long seed, int points, int batch) implements Optimiser {

  public RandomSearch {
    Limits.atLeast("points", points, 1);
    Limits.atLeast("batch", batch, 1);
  }

  @Override
  public void check(Box box) {
    Limits.bounded("RandomSearch", box);
  }

  @Override
  public Optimum minimise(Objective objective, double[] start, Box box) {
    check(box);
    int n = start.length;
    RandomStream stream = Seeded.stream(seed, "random-search", start);
    int[][] strata = new int[n][points];
    for (int[] axis : strata) {
      for (int k = 0; k < points; k++) {
        int other = (int) (stream.uniform() * (k + 1));
        axis[k] = axis[other];
        axis[other] = k;
      }
    }

    Tally tally = new Tally(objective, start, Integer.MAX_VALUE);
    tally.value(start.clone());
    for (int from = 0; from < points; from += batch) {
      double[][] x = new double[Math.min(batch, points - from)][n];
      for (int k = 0; k < x.length; k++) {
        for (int i = 0; i < n; i++) {
          double low = box.inside(i, Double.NEGATIVE_INFINITY);
          double width = box.inside(i, Double.POSITIVE_INFINITY) - low;
          double share = (strata[i][from + k] + stream.uniform()) / points;
          x[k][i] = box.inside(i, low + width * share);
        }
      }

      tally.values(x, new double[x.length]);
    }

    boolean found = tally.bestValue() < Double.POSITIVE_INFINITY;
    return tally.optimum(Double.NaN, points, found ? Ending.ALL_EVALUATED : Ending.NOT_FINITE);
  }
}
