package org.calibrant.xray;

import java.io.Serializable;
import java.util.List;
import org.calibrant.core.Table.Column;

/**
 * A change of the calibration, and what it does to the configuration of an observation. The axes
 * span the grid of a {@link LibraryEngine}; their order is the order of the library's dimensions.
 *
 * <p>A modification that changes the effective area by a shape times an amplitude should be an
 * {@link AreaPerturbation}: all amplitudes then cost one fold.
 */
public interface Modification extends Serializable {

  /** Name, unit and meaning of each hyperparameter. */
  List<Column> axes();

  /**
   * Refuses values of an axis that make no sense.
   *
   * @throws IllegalArgumentException saying what was found and what is allowed
   */
  default void check(String axis, double value) {}

  /** The configuration that observers use, believing in it: what the spectra are fitted with. */
  default Observation unmodified(Observation baseline, double[] point) {
    return baseline;
  }

  /**
   * The configuration of the instrument as it really is: what the spectra are simulated with.
   *
   * @param point one value per axis, in the order of {@link #axes}
   */
  Observation modified(Observation baseline, double[] point);
}
