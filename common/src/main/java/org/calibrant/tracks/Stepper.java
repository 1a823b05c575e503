package org.calibrant.tracks;

import java.io.Serializable;

/** A method that carries tracks through a field. Implementations are records of its settings. */
public interface Stepper extends Serializable {

  /** The method at work in a field, for one thread. */
  Propagator in(MagneticField field);

  /** The method at work on many tracks: one after the other, unless a method knows better. */
  default Carrier carrier(MagneticField field) {
    return new OneByOne(in(field));
  }
}
