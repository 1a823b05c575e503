package org.calibrant.xray;

import java.io.Serializable;
import java.util.List;

/** How a best fit is found for each of many observed spectra. */
public interface SpectrumFit extends Serializable {

  /**
   * Prepares the fits of a campaign; what is costly and common to several spectra is done here.
   *
   * @throws IllegalArgumentException for a model or notice that does not suit
   */
  SpectrumFits prepare(List<SpectrumList.Spectrum> spectra, Notice notice, Fittable source);

  /** Fits ready to be sent to workers. */
  interface SpectrumFits extends Serializable {

    /** Fits spectrum number {@code index}. */
    FitResult fit(int index);

    /** What came before the best fit of a spectrum: lines of an {@link org.calibrant.core.Explanation}. */
    default List<String> explained(int index) {
      return List.of();
    }

    /**
     * A spectrum with what given parameters make one expect.
     *
     * @param values all parameters, as the fit's row has them
     * @throws IllegalArgumentException where the procedure or the parameters do not allow it
     */
    default FoldedFit folded(int index, double[] values) {
      throw new IllegalArgumentException("this fit procedure shows no folded models");
    }

    /** A spectrum whose fit failed as a whole. */
    FitResult none(String status, String note);
  }
}
