package org.calibrant.optics;

import java.util.List;

/**
 * An optical system at work: the focal intensity of stars as a function of the system's numbers, with
 * its derivatives. Intensities are {@code [y][x]}, in photons per point of the focal grid.
 *
 * <p>An instance owns its fields: use one per thread. Derivatives are those at the last image.
 */
public interface Imaging {

  /** The system's numbers, in the order of all vectors. */
  List<String> names();

  /**
   * The focal intensity.
   *
   * @param stars of each star α_x, α_y [rad], expected photons
   * @param numbers one per name
   * @param out overwritten
   * @throws IllegalArgumentException if the numbers describe no system
   */
  void image(double[] stars, double[] numbers, double[] out);

  /**
   * The gradient of a function of the intensity.
   *
   * @param bar its derivatives with respect to the intensity
   * @param starBar added to: its derivatives with respect to the stars' numbers
   * @param numbersBar added to: those with respect to the system's numbers
   * @param active which of {@code numbersBar} are wanted; the others may be left as they are
   */
  void adjoint(double[] bar, double[] starBar, double[] numbersBar, boolean[] active);

  /**
   * The derivative of the intensity in one direction.
   *
   * @param out overwritten
   */
  void tangent(double[] starChange, double[] numbersChange, double[] out);
}
