package org.calibrant.optics.inference;

import org.calibrant.fit.Coordinates;
import org.calibrant.fit.FisherInformation;

/**
 * The axes of the Fisher matrix at the start, the best determined first. What lies along the others is
 * held.
 *
 * @param rankTolerance axes with eigenvalues below this fraction of the largest are left out
 * @param maxRank at most so many axes
 * @param whitened in units of 1/√λ, so that the loss curves alike along all of them
 */
public record EigenCoordinates(double rankTolerance, int maxRank, boolean whitened)
    implements SearchCoordinates {
  public EigenCoordinates {
    if (!(rankTolerance >= 0 && rankTolerance < 1)) {
      throw new IllegalArgumentException("rank-tolerance must lie in [0, 1), was " + rankTolerance);
    }

    if (maxRank < 1) {
      throw new IllegalArgumentException("max-rank must be at least 1, was " + maxRank);
    }
  }

  @Override
  public Coordinates about(double[] point, FisherInformation information) {
    int rank = Math.min(maxRank, information.effectiveRank(rankTolerance));
    if (rank == 0) {
      throw new IllegalArgumentException("the data determine no combination of the parameters");
    }

    return information.coordinates(point, rank, whitened);
  }
}
