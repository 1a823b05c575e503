package org.calibrant.calibration;

import org.calibrant.math.RandomStream;
import org.calibrant.params.ParameterSet;

/**
 * Starts all over the prior.
 *
 * @param seed of the random numbers
 * @param number how many
 * @param design how they are spread
 */
public record PriorStarts(long seed, int number, Design design) implements Starts {
  private static final int MOST = 1_000_000;

  /** The last points that were spread: every unit of a campaign asks for the same ones. */
  private static volatile Spread held;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Spread(PriorStarts starts, ParameterSet priors, double[][] all) {}

  /** How points are spread over a prior. */
  public enum Design {
    /** Independent draws. */
    RANDOM,
    /** Along every axis, each of as many strata of equal mass holds one. */
    LATIN_HYPERCUBE,
    /** Sobol's sequence, shifted; best with a power of two. */
    SOBOL
  }

  public PriorStarts {
    Must.beAtLeast("number", 1, number);
    if (number > MOST) {
      throw new IllegalArgumentException("number must be at most " + MOST + ", was " + number);
    }
  }

  @Override
  public long size(Posterior posterior) {
    return number;
  }

  @Override
  public Places in(Posterior posterior) {
    ParameterSet priors = posterior.priors();
    RandomStream stream = new RandomStream(seed, "starts");
    if (design == Design.RANDOM) {
      return (index, out) -> {
        stream.start(index);
        priors.sample(stream, out);
      };
    }

    Spread spread = held;
    if (spread == null || !spread.starts.equals(this) || !spread.priors.equals(priors)) {
      spread =
          new Spread(
              this,
              priors,
              design == Design.SOBOL
                  ? priors.sobol(number, stream)
                  : priors.latinHypercube(number, stream));
      held = spread;
    }

    double[][] all = spread.all;
    return (index, out) -> System.arraycopy(all[(int) index], 0, out, 0, out.length);
  }
}
