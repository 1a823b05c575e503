package org.calibrant.optics.inference;

import java.util.Arrays;
import org.calibrant.fit.Coordinates;
import org.calibrant.fit.FisherInformation;
import org.calibrant.fit.LinearCoordinates;

/** The parameters as they are, in their units. */
public record PlainCoordinates() implements SearchCoordinates {

  @Override
  public Coordinates about(double[] point, FisherInformation information) {
    double[] ones = new double[point.length];
    Arrays.fill(ones, 1);
    return LinearCoordinates.scaled(point, ones);
  }
}
