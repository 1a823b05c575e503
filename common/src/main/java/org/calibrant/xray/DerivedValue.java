package org.calibrant.xray;

import java.io.Serializable;

/** A number computed from a fitted model. */
public interface DerivedValue extends Serializable {

  /** Name in the table. */
  String name();

  /** Unit, {@code ""} for a pure number. */
  String unit();

  /** The value for a model, all its parameters being set. */
  double of(SpectralModel model);
}
