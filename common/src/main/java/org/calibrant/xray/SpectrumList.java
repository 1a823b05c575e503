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
   * @param variance of the counts as the file states it [count²]; empty where it states none
   * @param grouping 1 where a bin starts, −1 where it continues; empty without a grouping
   * @param quality 0 for a good channel, −1 for one that the file does not have; empty where all are
   *     good
   */
  record Spectrum(
      String id,
      Observation observation,
      double[] counts,
      double[] variance,
      int[] grouping,
      int[] quality)
      implements Serializable {

    /** Counts with the errors of counting, neither grouped nor flagged. */
    public Spectrum(String id, Observation observation, double[] counts) {
      this(id, observation, counts, new double[0], new int[0], new int[0]);
    }
  }
}
