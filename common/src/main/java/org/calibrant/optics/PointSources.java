package org.calibrant.optics;

import java.io.Serializable;
import java.util.List;

/** Stars without extent, as functions of a few numbers. Implementations are records. */
public interface PointSources extends Serializable {
  /** Numbers of a star: direction α_x, α_y [rad], expected photons. */
  int NUMBERS = 3;

  /** The numbers that the stars follow from. */
  List<String> names();

  /** How many stars. */
  int count();

  /**
   * The stars.
   *
   * @param theta one value per name
   * @param stars α_x, α_y, photons of each
   */
  void stars(double[] theta, double[] stars);

  /**
   * The derivative of {@link #stars} in one direction.
   *
   * @param change one value per name
   * @param starChange overwritten
   */
  void tangent(double[] theta, double[] change, double[] starChange);

  /**
   * The gradient of a function of the stars.
   *
   * @param starBar its derivatives with respect to the stars' numbers
   * @param bar added to: its derivatives with respect to theta
   */
  void adjoint(double[] theta, double[] starBar, double[] bar);
}
