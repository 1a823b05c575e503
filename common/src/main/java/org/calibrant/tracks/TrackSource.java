package org.calibrant.tracks;

import java.io.Serializable;
import java.util.List;
import java.util.stream.LongStream;

/** Where tracks begin. Implementations are records. */
public interface TrackSource extends Serializable {

  /** How many there are. */
  long size();

  /** Track {@code index}, 0 ≤ index &lt; {@link #size}; the same one every time and everywhere. */
  Track track(long index);

  /** Tracks from ≤ i &lt; to. */
  default List<Track> tracks(long from, long to) {
    return LongStream.range(from, to).mapToObj(this::track).toList();
  }

  /**
   * All that the tracks from ≤ i &lt; to are a function of, besides their numbers. The tracks
   * themselves are always enough; a source that can say it without making them saves that.
   */
  default List<?> uses(long from, long to) {
    return tracks(from, to);
  }

  /**
   * Opens what the tracks are read from.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged
   */
  default void check() {}
}
