package org.calibrant.xray;

/**
 * Every channel is a bin.
 *
 * @param ignoreBad whether channels of a quality other than 0 are left out
 */
public record NoGrouping(boolean ignoreBad) implements Binning {
  @Override
  public ChannelBins of(SpectrumList.Spectrum spectrum, Notice.Range noticed) {
    int[] bin = new int[noticed.size()];
    for (int c = 0; c < bin.length; c++) {
      bin[c] = isLeftOut(spectrum, noticed.first() + c, ignoreBad) ? -1 : c;
    }

    return ChannelBins.numbered(bin);
  }

  /** Whether a channel is not in the file, or bad and not wanted. */
  static boolean isLeftOut(SpectrumList.Spectrum spectrum, int channel, boolean ignoreBad) {
    int quality = spectrum.quality().length == 0 ? 0 : spectrum.quality()[channel];
    return quality == ObservedSpectra.ABSENT || ignoreBad && quality != 0;
  }
}
