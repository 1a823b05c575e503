package org.calibrant.xray;

/**
 * The bins of the file's GROUPING. A bin counts if all its channels are noticed; its bad channels are
 * left out of it.
 *
 * @param ignoreBad whether channels of a quality other than 0 are left out
 */
public record FileGrouping(boolean ignoreBad) implements Binning {
  @Override
  public ChannelBins of(SpectrumList.Spectrum spectrum, Notice.Range noticed) {
    int[] grouping = spectrum.grouping();
    if (grouping.length == 0) {
      return new NoGrouping(ignoreBad).of(spectrum, noticed);
    }

    int[] bin = new int[noticed.size()];
    int current = continues(grouping, noticed.first()) ? -1 : 0;
    for (int c = 0; c < bin.length; c++) {
      int channel = noticed.first() + c;
      if (!continues(grouping, channel)) {
        current = c;
      }

      boolean out = current < 0 || NoGrouping.isLeftOut(spectrum, channel, ignoreBad);
      bin[c] = out ? -1 : current;
    }

    if (noticed.end() < grouping.length && continues(grouping, noticed.end())) {
      for (int c = 0; c < bin.length; c++) {
        bin[c] = bin[c] == current ? -1 : bin[c];
      }
    }

    return ChannelBins.numbered(bin);
  }

  private static boolean continues(int[] grouping, int channel) {
    return grouping[channel] < 0;
  }
}
