package org.calibrant.calibration;

import java.io.Serializable;
import java.util.List;

/**
 * Temperatures for targets with several modes: an ensemble for each samples prior × likelihood^(1/T),
 * and neighbours exchange walkers with probability
 *
 * <pre>
 *   min(1, exp[(1/T − 1/T') (ln L' − ln L)]),
 * </pre>
 *
 * which leaves every one of them as it is. Only the walkers at T = 1 are stored. The prior must be
 * proper, or the hot ensembles wander off.
 *
 * <p>Source: D. J. Earl, M. W. Deem, Phys. Chem. Chem. Phys. 7, 3910 (2005).
 *
 * @param temperatures T, ascending from 1; 1 alone for no ladder
 * @param swapEvery iterations between exchanges
 */
public record Ladder(List<Double> temperatures, int swapEvery) implements Serializable {

  public Ladder {
    temperatures = List.copyOf(temperatures);
    Must.beAtLeast("temperatures", 1, temperatures.size());
    Must.beFinite("temperatures", temperatures);
    Must.beAtLeast("swap-every", 1, swapEvery);
    if (temperatures.get(0) != 1) {
      throw new IllegalArgumentException(
          "temperatures must begin with 1, was " + temperatures.get(0));
    }

    for (int i = 1; i < temperatures.size(); i++) {
      if (!(temperatures.get(i) > temperatures.get(i - 1))) {
        throw new IllegalArgumentException("temperatures must ascend, were " + temperatures);
      }
    }
  }

  int rungs() {
    return temperatures.size();
  }

  double beta(int rung) {
    return 1 / temperatures.get(rung);
  }
}
