package org.calibrant.xray;

import java.io.Serializable;
import org.calibrant.core.BadInput;
import org.calibrant.core.Shorthand;

/**
 * A photon spectrum N(E), known through its integral over energy bins.
 *
 * <p>Implementations are records: the components are the parameters, with their units in {@code
 * @Unit} and Javadoc, and the compact constructor states the domain of validity. They hold no
 * mutable state, so that one instance may serve many threads. In a configuration a bare list of
 * models is their {@link Sum}.
 */
@Shorthand(Sum.class)
public interface SpectralModel extends Serializable {

  /**
   * Adds the photon flux of each bin, ∫ N(E) dE over [lo, hi], to {@code flux}.
   *
   * @param edges bin edges, positive and increasing [keV], length n + 1
   * @param flux result [photon cm⁻² s⁻¹], length n
   */
  void addTo(double[] edges, double[] flux);

  /**
   * Opens what the model reads and refuses what can be known to be wrong before anything is
   * computed.
   *
   * @throws BadInput for a file that is missing or damaged
   * @throws IllegalArgumentException for a parameter outside the range of a table
   */
  default void check() {}
}
