package org.calibrant.diffraction;

import java.io.Serializable;
import org.calibrant.core.Unit;

/**
 * A crystal.
 *
 * @param cell what it is built of
 * @param missetDeg turns about the laboratory's x, then y, then z
 * @param cells N along a, b, c; whole numbers, or any number from 1 on where N is refined
 * @param shape its form
 * @param mosaic its domains
 */
public record Crystal(
    UnitCell cell, @Unit("deg") double[] missetDeg, double[] cells, Shape shape, Mosaic mosaic)
    implements Serializable {
  public Crystal {
    missetDeg = missetDeg.clone();
    Require.numbers("misset-deg", 3, missetDeg);
    cells = cells.clone();
    Require.numbers("cells", 3, cells);
    for (double n : cells) {
      if (!(n >= 1)) {
        throw new IllegalArgumentException("cells must be at least 1 along each axis, was " + n);
      }
    }
  }
}
