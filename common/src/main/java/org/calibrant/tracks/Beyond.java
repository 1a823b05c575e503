package org.calibrant.tracks;

/** What is done where the points of a map are not trusted. */
public enum Beyond {
  /** There is no field. */
  ZERO,
  /** The field is that of the nearest point that is trusted. */
  CLAMP,
  /** The field is not known; a track that needs it is rejected. */
  REJECT
}
