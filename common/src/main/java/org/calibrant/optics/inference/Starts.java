package org.calibrant.optics.inference;

import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import org.calibrant.math.RandomStream;
import org.calibrant.params.ParameterStore;
import org.calibrant.params.Value;

/**
 * Where searches begin: start 0 at the values of the configuration, the others scattered normally
 * about them.
 *
 * @param count how many starts an exposure has
 * @param seed of the scatter
 * @param spread standard deviations by key: one for all elements of a vector, or one for each; what is
 *     not named is not scattered
 */
public record Starts(int count, long seed, Map<String, Value> spread) implements Serializable {
  public Starts {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, was " + count);
    }
  }

  /**
   * The values of a start for one visit.
   *
   * @param own keys that each visit has for itself
   */
  ParameterStore start(
      ParameterStore values, long exposure, int start, int visit, Collection<String> own) {
    if (start == 0) {
      return values;
    }

    RandomStream shared = new RandomStream(seed, "starts");
    RandomStream alone = new RandomStream(seed, "starts of visits");
    shared.start(exposure, start);
    alone.start(exposure, start + visit * count);
    return Scatter.about(values, spread, own, shared, alone);
  }
}
