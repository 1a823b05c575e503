package org.calibrant.diffraction;

import java.io.Serializable;
import org.calibrant.params.Transform;

/** Where a parameter may go. */
public interface Range extends Serializable {

  /** From the parameter to the coordinate that a search moves. */
  Transform coordinate();

  /** The least value at which a search holds the coordinate; −∞ for none. */
  double least();

  /** The largest one; +∞ for none. */
  double most();

  /** A value that may be started from, nearest to the one given. */
  double inside(double value);
}
