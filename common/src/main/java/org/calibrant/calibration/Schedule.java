package org.calibrant.calibration;

import java.io.Serializable;

/**
 * How long ensembles walk, and what is kept.
 *
 * @param burnIn iterations that are not kept; a multiple of {@code checkEvery}
 * @param thin every how manyth iteration after them is kept
 * @param iterations the most, with the burn-in; a multiple of {@code checkEvery}
 * @param checkEvery iterations between checks; a multiple of {@code thin}
 * @param stopWhenConverged whether a check may end it
 * @param wallClockS when this many seconds have passed, it ends after the current super-step
 */
public record Schedule(
    long burnIn,
    int thin,
    long iterations,
    long checkEvery,
    boolean stopWhenConverged,
    double wallClockS)
    implements Serializable {

  public Schedule {
    Must.beAtLeast("burn-in", 0, burnIn);
    Must.beAtLeast("thin", 1, thin);
    Must.beAtLeast("check-every", 1, checkEvery);
    Must.beAtLeast("iterations", 1, iterations);
    multiple("burn-in", burnIn, "check-every", checkEvery);
    multiple("iterations", iterations, "check-every", checkEvery);
    multiple("check-every", checkEvery, "thin", thin);
    Must.bePositive("wall-clock-s", wallClockS);
    if (!(burnIn < iterations)) {
      throw new IllegalArgumentException(
          "burn-in must be below iterations, were %d and %d".formatted(burnIn, iterations));
    }

    if (iterations >= 1L << 43) {
      throw new IllegalArgumentException("iterations must be below 2^43, was " + iterations);
    }
  }

  private static void multiple(String name, long value, String of, long unit) {
    if (value % unit != 0) {
      throw new IllegalArgumentException(
          "%s must be a multiple of %s, were %d and %d".formatted(name, of, value, unit));
    }
  }

  /** Whether an iteration is kept. */
  boolean keeps(long iteration) {
    return iteration > burnIn && (iteration - burnIn) % thin == 0;
  }

  /** How many are kept up to an iteration. */
  int kept(long iteration) {
    return (int) Math.max(0, (iteration - burnIn) / thin);
  }

  /**
   * Whether convergence is looked at after an iteration: at every check of the beginning, later
   * whenever a tenth was added, because a look costs more the longer the chains are.
   */
  boolean looksAfter(long iteration) {
    long checks = (iteration - burnIn) / checkEvery;
    long look = 1;
    while (look < checks) {
      look = Math.max(look + 1, (11 * look + 9) / 10);
    }

    return stopWhenConverged && checks >= 1 && look == checks;
  }
}
