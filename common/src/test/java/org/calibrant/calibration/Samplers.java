package org.calibrant.calibration;

import java.util.List;
import org.calibrant.core.LocalWorkers;
import org.calibrant.fit.chains.SampleRow;

/** Small campaigns for tests. */
final class Samplers {
  private Samplers() {}

  static Walkers walkers(int count, Move... moves) {
    List<Weighted> weighted = java.util.Arrays.stream(moves).map(m -> new Weighted(1, m)).toList();
    return new Walkers(count, weighted, true, 1);
  }

  static Starting starting(Start from) {
    return new Starting(from, 100, 1e8);
  }

  static Ladder noLadder() {
    return new Ladder(List.of(1.0), 1);
  }

  /** Runs to the end of the iterations. */
  static EnsembleEngine engine(
      LogDensity density,
      long seed,
      int ensembles,
      Walkers walkers,
      Start from,
      Schedule schedule) {
    return new EnsembleEngine(
        new One("problem", density),
        seed,
        ensembles,
        walkers,
        noLadder(),
        starting(from),
        schedule,
        new Convergence(1.01, 400),
        new Local(1000),
        100);
  }

  static Schedule schedule(int burnIn, int thin, int iterations) {
    return new Schedule(burnIn, thin, iterations, burnIn, false, 1e9);
  }

  static LocalWorkers run(EnsembleEngine engine) {
    LocalWorkers workers = new LocalWorkers();
    engine.run(workers);
    return workers;
  }

  /** Values of one parameter, all walkers of all ensembles. */
  static double[] values(LocalWorkers workers, int parameter) {
    return workers.table(SampleRow.class).stream()
        .mapToDouble(row -> row.values()[parameter])
        .toArray();
  }
}
