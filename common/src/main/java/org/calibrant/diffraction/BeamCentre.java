package org.calibrant.diffraction;

import java.io.Serializable;

/** Where the direct beam falls on the detector. */
public interface BeamCentre extends Serializable {

  /** From the outer corner of the first pixel [mm]: along slow, along fast. */
  double[] of(Convention convention, double slowSize, double fastSize, double pixel);
}
