package org.calibrant.tracks;

/** A field that is a map. */
interface MapField extends MagneticField {

  /** The map with all that can be said of it. */
  MeasuredMap measured();
}
