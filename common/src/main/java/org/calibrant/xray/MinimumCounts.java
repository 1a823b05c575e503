package org.calibrant.xray;

/**
 * Bins of at least a number of counts, made greedily from the lowest channel up. What is left over
 * at the end has fewer and is left out. Bad channels belong to no bin.
 *
 * @param counts least counts of a bin
 * @param scope where the first bin begins: at the first noticed channel, or at the first of the file,
 *     in which case bins that reach beyond the noticed channels are left out ({@code grppha}, then
 *     {@code notice})
 * @param ignoreBad whether channels of a quality other than 0 are left out
 */
public record MinimumCounts(double counts, Scope scope, boolean ignoreBad) implements Binning {

  /** Which channels are grouped. */
  public enum Scope {
    /** The noticed ones. */
    NOTICED,
    /** All of the file. */
    FILE
  }

  public MinimumCounts {
    Require.positive("counts", counts);
  }

  @Override
  public ChannelBins of(SpectrumList.Spectrum spectrum, Notice.Range noticed) {
    int channels = spectrum.counts().length;
    int from = scope == Scope.FILE ? 0 : noticed.first();
    int end = scope == Scope.FILE ? channels : noticed.end();
    int[] bin = new int[noticed.size()];
    java.util.Arrays.fill(bin, -1);
    double sum = 0;
    int start = from;
    for (int c = from; c < end; c++) {
      if (!NoGrouping.isLeftOut(spectrum, c, ignoreBad)) {
        sum += spectrum.counts()[c];
      }

      if (sum >= counts) {
        if (start >= noticed.first() && c < noticed.end()) {
          mark(spectrum, noticed, start, c, bin);
        }

        start = c + 1;
        sum = 0;
      }
    }

    return ChannelBins.numbered(bin);
  }

  private void mark(
      SpectrumList.Spectrum spectrum, Notice.Range noticed, int start, int last, int[] bin) {
    for (int c = start; c <= last; c++) {
      bin[c - noticed.first()] = NoGrouping.isLeftOut(spectrum, c, ignoreBad) ? -1 : start;
    }
  }
}
