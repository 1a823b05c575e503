package org.calibrant.xray;

import java.io.Serializable;

/**
 * The celestial source: a spectral model for every temperature and, where the user wants it, for
 * every grid point.
 */
public interface Source extends Serializable {

  /** The model that observers fit, at a temperature [keV]. */
  SpectralModel unmodified(double temperature, double[] point);

  /** The model of the source as it really is, at its true temperature [keV]. */
  default SpectralModel modified(double temperature, double[] point) {
    return unmodified(temperature, point);
  }

  /**
   * Temperatures [keV] between which the photon fluxes of {@link #unmodified} are linear in kT, or
   * in ln kT if {@link #logarithmic}; empty for a source that is not tabulated. A fit then needs no
   * fold but at these nodes.
   */
  double[] nodes();

  /** Whether the fluxes are linear in ln kT between the {@link #nodes}. */
  boolean logarithmic();

  /** Whether the models differ from grid point to grid point. */
  default boolean dependsOnPoint() {
    return false;
  }

  /** Name of the temperature among the parameters of the model, as reports show it. */
  String temperatureName();

  /** Name of the parameter that the fitted norm is. */
  String normName();

  /** The norm of the model as configured; a fit multiplies it. */
  double normValue();

  /** Unit of the norm; {@code ""} for a pure number. */
  String normUnit();

  /**
   * Opens what the models read.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged
   */
  default void check() {}
}
