package org.calibrant.tracks;

import java.util.List;

/** Carries many tracks through a field. Owns scratch memory: one per thread. */
public interface Carrier {

  /**
   * Carries all of them. What becomes of one does not depend on the others, bit by bit; one that fails
   * is marked and leaves the others alone.
   */
  void carry(List<Passage> tracks);
}
