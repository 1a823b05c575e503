package org.calibrant.xray;

import java.io.Serializable;

/** A spectral model together with what a fit may change in it. */
public interface Fittable extends Serializable {

  /** The model with its parameters, free, frozen and tied. */
  FreeModel free();

  /** Opens what the model reads and refuses what can be known to be wrong. */
  default void check() {
    free().model().check();
  }
}
