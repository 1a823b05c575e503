package org.calibrant.xray;

import java.io.Serializable;

/**
 * A source at a grid point, as observers believe it to be or as it really is.
 *
 * @param modified whether as it really is
 */
record AssumedSource(Source source, boolean modified, double[] point) implements Serializable {

  /** The model at a temperature [keV]. */
  SpectralModel at(double kt) {
    return modified ? source.modified(kt, point) : source.unmodified(kt, point);
  }
}
