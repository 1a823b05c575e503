package org.calibrant.tracks;

/** What a map says of points beyond its borders. */
public enum Outside {
  /** There is no field; tracks go on straight. */
  ZERO,
  /** The field is not known; a track that needs it ends there. */
  REFUSED
}
