package org.calibrant.calibration;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.calibrant.math.Elementary;
import org.calibrant.math.RandomStream;

/**
 * The ensembles of all rungs of a ladder: what is handed from super-step to super-step.
 *
 * @param problem which problem
 * @param ensemble which of its independent ensembles
 * @param rungs the coldest first
 */
record Climbers(long problem, int ensemble, List<Ensemble> rungs) implements Serializable {

  static Climbers begin(LogDensity density, Sampling how, long problem, int ensemble) {
    List<Ensemble> rungs = new ArrayList<>();
    for (int r = 0; r < how.ladder().rungs(); r++) {
      ChainKey key = new ChainKey(how.seed(), problem, ensemble, r);
      rungs.add(how.start().ensemble(density, how.walkers().walkers(), key));
    }

    return new Climbers(problem, ensemble, List.copyOf(rungs));
  }

  Ensemble cold() {
    return rungs.get(0);
  }

  long iteration() {
    return cold().iteration;
  }

  Counts counts() {
    Counts counts = Counts.NONE;
    for (Ensemble rung : rungs) {
      counts = counts.plus(rung.counts());
    }

    return counts;
  }

  Climbers copy() {
    return new Climbers(problem, ensemble, rungs.stream().map(Ensemble::copy).toList());
  }

  /** Exchanges walkers of neighbours, where the last iteration is one after which that is due. */
  void swap(Sampling how) {
    Ladder ladder = how.ladder();
    if (iteration() % ladder.swapEvery() != 0) {
      return;
    }

    for (int r = rungs.size() - 2; r >= 0; r--) {
      RandomStream stream = new ChainKey(how.seed(), problem, ensemble, r).stream("swap");
      stream.start(iteration());
      exchange(rungs.get(r), rungs.get(r + 1), ladder.beta(r) - ladder.beta(r + 1), stream);
    }
  }

  private static void exchange(Ensemble cold, Ensemble hot, double gap, RandomStream stream) {
    int n = cold.walkers;
    int[] partners = new int[n];
    for (int j = 0; j < n; j++) {
      partners[j] = j;
    }

    for (int j = 0; j < n; j++) {
      int swap = j + Group.below(stream, n - j);
      int partner = partners[swap];
      partners[swap] = partners[j];
      partners[j] = partner;
      double gain = gap * (hot.lnLikelihood[partner] - cold.lnLikelihood[j]);
      if (Elementary.log(stream.uniform()) < gain) {
        cold.exchange(j, hot, partner);
      }
    }
  }
}
