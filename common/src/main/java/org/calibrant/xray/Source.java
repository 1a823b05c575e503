package org.calibrant.xray;

/**
 * The celestial source: a spectral model for every temperature and, where the user wants it, for
 * every grid point.
 */
public interface Source extends Fittable {

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

  /**
   * Whether the models look at {@code point}. If not, what they give at one grid point is used for
   * all.
   */
  boolean dependsOnPoint();

  /** Name of the temperature among the parameters of the model, as reports show it. */
  String temperatureName();

  /** Name of the parameter that the fitted norm is. */
  String normName();

  /** The norm of the model as configured; a fit multiplies it. */
  double normValue();

  /** Unit of the norm; {@code ""} for a pure number. */
  String normUnit();

  /**
   * Opens what the models read, and refuses what makes no sense.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged
   * @throws IllegalArgumentException for parameters that do not fit each other or a table
   */
  @Override
  default void check() {}

  /** What a fit of any parameters would be free to change; a source need not offer it. */
  @Override
  default FreeModel free() {
    throw new IllegalArgumentException(
        "a source of kind %s names no free parameters; use Model or Expression"
            .formatted(getClass().getSimpleName()));
  }
}
