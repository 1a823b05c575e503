package org.calibrant.tracks;

import java.io.Serializable;

/** Where tracks begin. Implementations are records. */
public interface TrackSource extends Serializable {

  /** How many there are. */
  long size();

  /** Track {@code index}, 0 ≤ index &lt; {@link #size}; the same one every time and everywhere. */
  Track track(long index);

  /**
   * Opens what the tracks are read from.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged
   */
  default void check() {}
}
