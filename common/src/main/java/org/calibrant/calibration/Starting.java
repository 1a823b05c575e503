package org.calibrant.calibration;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.calibrant.math.RandomStream;

/**
 * Puts the walkers of an ensemble to their places, and looks whether they can begin there. A walker
 * at an impossible place is placed again, with other random numbers.
 *
 * @param from where walkers begin
 * @param repairs how often a walker is placed again
 * @param maxCondition greatest condition number of the walkers' places; 1e8 is customary
 */
public record Starting(Start from, int repairs, double maxCondition) implements Serializable {

  public Starting {
    Must.beAtLeast("repairs", 0, repairs);
    if (!(maxCondition > 1)) {
      throw new IllegalArgumentException("max-condition must be above 1, was " + maxCondition);
    }
  }

  /**
   * An ensemble at its beginning.
   *
   * @throws NoStart when a walker finds no possible place, or all lie in a subspace
   */
  Ensemble ensemble(LogDensity density, int walkers, ChainKey key) {
    int d = density.names().size();
    Ensemble ensemble = new Ensemble(d, density.derived().size(), walkers);
    Start.Places places = from.places(density);
    RandomStream stream = key.stream("start");
    TemperedDensity target = new TemperedDensity(density, 1);
    int[] missing = new int[walkers];
    for (int j = 0; j < walkers; j++) {
      missing[j] = j;
    }

    for (int attempt = 0; attempt <= repairs && missing.length > 0; attempt++) {
      missing = placed(ensemble, places, stream, attempt, missing, target);
    }

    target.report(ensemble);
    if (missing.length > 0) {
      throw new NoStart(
          "%d of %d walkers start where the density is zero, after %d repairs; walker %d at %s"
              .formatted(
                  missing.length, walkers, repairs, missing[0], place(ensemble, missing[0])));
    }

    double condition = ConditionNumber.of(ensemble.x, d, walkers);
    if (!(condition <= maxCondition)) {
      throw new NoStart(
          "the walkers start in a subspace: condition number %.3g, at most %.3g is allowed"
              .formatted(condition, maxCondition));
    }

    return ensemble;
  }

  /** Places some walkers; gives back those whose place is impossible. */
  private static int[] placed(
      Ensemble ensemble,
      Start.Places places,
      RandomStream stream,
      int attempt,
      int[] who,
      TemperedDensity target) {
    int n = who.length;
    double[] point = new double[ensemble.dimensions];
    double[] batch = new double[ensemble.dimensions * n];
    for (int k = 0; k < n; k++) {
      stream.start(attempt, who[k]);
      places.place(who[k], stream, point);
      for (int i = 0; i < point.length; i++) {
        batch[i * n + k] = point[i];
      }
    }

    double[] lnPrior = new double[n];
    double[] lnLikelihood = new double[n];
    double[] derived = new double[n * target.derivedQuantities()];
    target.evaluate(batch, n, n, lnPrior, lnLikelihood, derived);
    int missing = 0;
    for (int k = 0; k < n; k++) {
      ensemble.place(who[k], batch, n, k, lnPrior[k], lnLikelihood[k], derived);
      double ln = target.ln(lnPrior[k], lnLikelihood[k]);
      if (!(ln > Double.NEGATIVE_INFINITY && finite(ensemble, who[k]))) {
        who[missing++] = who[k];
      }
    }

    return Arrays.copyOf(who, missing);
  }

  private static boolean finite(Ensemble ensemble, int walker) {
    boolean finite = true;
    for (int i = 0; i < ensemble.dimensions; i++) {
      finite &= Double.isFinite(ensemble.x[i * ensemble.walkers + walker]);
    }

    return finite;
  }

  private static String place(Ensemble ensemble, int walker) {
    return IntStream.range(0, ensemble.dimensions)
        .mapToObj(i -> String.valueOf(ensemble.x[i * ensemble.walkers + walker]))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
