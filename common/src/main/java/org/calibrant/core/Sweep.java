package org.calibrant.core;

import java.io.Serializable;

/**
 * Units of work, described and not listed: the driver holds nothing per unit, and the workers make
 * unit {@code index} when they need it.
 *
 * @param <U> the unit
 */
public interface Sweep<U> extends Serializable {

  /** How many units there are. */
  long size();

  /** Unit {@code index}, 0 ≤ index &lt; {@link #size}; the same one every time. */
  U unit(long index);
}
