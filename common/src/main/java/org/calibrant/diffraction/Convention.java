package org.calibrant.diffraction;

import java.io.Serializable;

/** How a program lays the axes of beam and detector, and what it calls the beam's centre. */
public interface Convention extends Serializable {

  /** The axes. */
  Frame frame();

  /** What the detector turns about unless said otherwise. */
  Pivot pivot();

  /**
   * Where the direct beam falls, from the outer corner of the first pixel [mm].
   *
   * @param x first coordinate of the centre as the program states it; NaN for its default
   * @param y second coordinate; NaN for its default
   * @param slowSize length of the slow edge [mm]
   * @param fastSize length of the fast edge [mm]
   * @param pixel size of a pixel [mm]
   * @return along the slow axis, along the fast axis
   */
  double[] centre(double x, double y, double slowSize, double fastSize, double pixel);
}
