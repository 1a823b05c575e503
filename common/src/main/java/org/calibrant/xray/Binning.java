package org.calibrant.xray;

import java.io.Serializable;

/** How the noticed channels of a spectrum are joined into the bins of a fit. */
public interface Binning extends Serializable {

  /** The bins of a spectrum. */
  ChannelBins of(SpectrumList.Spectrum spectrum, Notice.Range noticed);
}
