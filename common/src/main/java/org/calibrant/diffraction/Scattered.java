package org.calibrant.diffraction;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.calibrant.math.RandomStream;

/**
 * The still's own start, and others scattered normally about it.
 *
 * @param number how many, the own one included
 * @param seed of the draws
 * @param sigma standard deviations by the names of the parameters that are scattered
 */
public record Scattered(int number, long seed, Map<String, Double> sigma) implements Starts {
  public Scattered {
    Require.atLeast(1, "number", number);
    for (Map.Entry<String, Double> one : sigma.entrySet()) {
      Parameters.index(one.getKey());
      Require.positive("sigma of " + one.getKey(), one.getValue());
    }

    sigma = Collections.unmodifiableMap(new TreeMap<>(sigma));
  }

  @Override
  public double[] start(long still, int number, double[] start) {
    double[] moved = start.clone();
    if (number == 0) {
      return moved;
    }

    RandomStream random = new RandomStream(seed, "starts");
    random.start(still, number);
    for (Map.Entry<String, Double> one : sigma.entrySet()) {
      moved[Parameters.index(one.getKey())] += one.getValue() * random.normal();
    }

    return moved;
  }
}
