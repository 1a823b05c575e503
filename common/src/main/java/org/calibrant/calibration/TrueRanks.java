package org.calibrant.calibration;

import java.util.Arrays;
import java.util.List;

/**
 * Ranks of the true parameters among draws that are nearly independent: so many, evenly spaced over
 * walkers, iterations and ensembles, that there are fewer of them than effective draws.
 */
record TrueRanks(Problems problems, Sampling how) {
  /** Ranks 0 … 99: a hundred classes, which many numbers of bins divide. */
  private static final int DRAWS = 99;

  void addTo(List<RankRow> rows, Running running) {
    List<String> names = problems.names(running.problem);
    double[] truth = new double[names.size()];
    if (running.refusal == null) {
      truth = problems.truth(running.problem);
    } else {
      Arrays.fill(truth, Double.NaN); // perhaps it is the data that could not be made
    }

    for (int i = 0; i < truth.length; i++) {
      long unit = running.problem * truth.length + i;
      String name = problems.name(running.problem);
      if (running.judgements.isEmpty()) {
        rows.add(
            new RankRow(
                unit, name, names.get(i), truth[i], 0, 0, null, "no-start", running.refusal));
      } else {
        double ess = running.judgements.get(i).essBulk();
        boolean enough = ess >= DRAWS;
        rows.add(
            new RankRow(
                unit,
                name,
                names.get(i),
                truth[i],
                rank(running, i, truth[i]),
                DRAWS,
                Tables.number(ess),
                enough ? "ok" : "too-few-draws",
                enough ? null : "effective draws must be at least " + DRAWS));
      }
    }
  }

  /** The l-th ranked draw is walker l of iteration l of ensemble l, each modulo how many there are. */
  private int rank(Running running, int row, double truth) {
    int walkers = how.walkers().walkers();
    int below = 0;
    for (int l = 0; l < DRAWS; l++) {
      Chain chain = running.chains.get(l % running.chains.size());
      int t = (int) ((long) (l + 1) * chain.draws.size() / DRAWS) - 1;
      double[] draw = chain.draws.get(Math.max(0, t));
      below += draw[row * walkers + l % walkers] < truth ? 1 : 0;
    }

    return below;
  }
}
