package org.calibrant.diffraction;

import java.util.List;

/**
 * Some parameters, such as the detector's distance, have one value for all stills. It is found in a
 * second stage, from the normal equations of all stills.
 *
 * @param parameters which ones; none of them may be refined by the stills
 * @param decrease converged when a step would lower the loss, summed over stills and pixels, by less
 * @param maxIterations how often the values may be changed
 */
public record Common(List<Refined> parameters, double decrease, int maxIterations)
    implements Sharing {
  public Common {
    parameters = List.copyOf(parameters);
    Require.atLeast(1, "number of parameters", parameters.size());
    Require.positive("decrease", decrease);
    Require.atLeast(1, "max-iterations", maxIterations);
  }
}
