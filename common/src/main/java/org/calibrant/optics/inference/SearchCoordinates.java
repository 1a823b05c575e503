package org.calibrant.optics.inference;

import java.io.Serializable;
import org.calibrant.fit.Coordinates;
import org.calibrant.fit.FisherInformation;

/** In which coordinates a search moves. */
public interface SearchCoordinates extends Serializable {

  /**
   * Coordinates about a point.
   *
   * @param point n numbers
   * @param information of data and prior there
   */
  Coordinates about(double[] point, FisherInformation information);
}
