package org.calibrant.xray;

import java.io.Serializable;
import java.util.List;

/** Observed spectra to be fitted. */
public interface SpectrumList extends Serializable {

  /**
   * Reads the spectra.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged, or files that do not
   *     belong together
   */
  List<Spectrum> load();

  /**
   * One observed spectrum.
   *
   * @param id how reports call it
   * @param observation the configuration it is fitted with
   * @param counts per channel of the response [count]
   */
  record Spectrum(String id, Observation observation, double[] counts) implements Serializable {}
}
