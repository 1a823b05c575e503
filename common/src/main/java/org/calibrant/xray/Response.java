package org.calibrant.xray;

import java.io.Serializable;
import java.util.Arrays;

/**
 * An instrument ready to fold: energy grid, effective area and redistribution matrix,
 *
 * <pre>  rate[c] = Σ_e M[e][c] · area[e] · flux[e]</pre>
 *
 * <p>The matrix is kept as the groups of neighbouring channels that the files hold: energy bin e has
 * the groups {@code rowStart[e] ≤ g < rowStart[e + 1]}, and group g spreads photons over the
 * channels from {@code first[g]} on, in the shares {@code share[start[g]] … share[start[g + 1] - 1]}.
 *
 * <p>Channels are counted from 0 here; {@link #firstChannel} is the number of channel 0 in the
 * files. Arrays that are handed out are shared: they are not to be changed.
 */
public final class Response implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] edges;
  private final double[] area;
  private final int firstChannel;
  private final double[] channelMin;
  private final double[] channelMax;
  private final int[] rowStart;
  private final int[] first;
  private final int[] start;
  private final double[] share;

  /**
   * A response made of its parts, which are kept, not copied.
   *
   * @param edges edges of the energy bins [keV]
   * @param area effective area of each energy bin [cm²]
   * @param firstChannel number of channel 0 in the files
   * @param channelMin nominal lower edges of the channels [keV]
   * @param channelMax nominal upper edges of the channels [keV]
   * @param rowStart first group of each energy bin, and the number of groups
   * @param first first channel of each group, counted from 0
   * @param start where the shares of each group start, and the end
   * @param share shares of the photons, group after group
   */
  Response(
      double[] edges,
      double[] area,
      int firstChannel,
      double[] channelMin,
      double[] channelMax,
      int[] rowStart,
      int[] first,
      int[] start,
      double[] share) {
    this.edges = edges;
    this.area = area;
    this.firstChannel = firstChannel;
    this.channelMin = channelMin;
    this.channelMax = channelMax;
    this.rowStart = rowStart;
    this.first = first;
    this.start = start;
    this.share = share;
  }

  /** Edges of the energy bins [keV], length {@link #energies} + 1. */
  public double[] edges() {
    return edges;
  }

  /** Effective area of each energy bin [cm²]. */
  public double[] area() {
    return area;
  }

  /** Number of energy bins. */
  public int energies() {
    return area.length;
  }

  /** Number of channels. */
  public int channels() {
    return channelMin.length;
  }

  /** The number of the first channel in the files. */
  public int firstChannel() {
    return firstChannel;
  }

  /** Nominal lower edges of the channels [keV]. */
  public double[] channelMin() {
    return channelMin;
  }

  /** Nominal upper edges of the channels [keV]. */
  public double[] channelMax() {
    return channelMax;
  }

  /** The same instrument with another effective area [cm²]; the matrix is shared. */
  public Response withArea(double[] newArea) {
    if (newArea.length != area.length) {
      throw new IllegalArgumentException(
          "expected %d areas, found %d".formatted(area.length, newArea.length));
    }

    return new Response(
        edges, newArea, firstChannel, channelMin, channelMax, rowStart, first, start, share);
  }

  /**
   * Redistributes photons over all channels.
   *
   * @param weighted area × flux of each energy bin, length {@link #energies}
   * @param rate result, overwritten, length at least {@link #channels}
   */
  public void fold(double[] weighted, double[] rate) {
    foldInto(weighted, 0, channels(), rate);
  }

  /**
   * Redistributes photons over the channels from ≤ c &lt; to.
   *
   * @param weighted area × flux of each energy bin, length {@link #energies}
   * @param rate result, overwritten: {@code rate[c - from]}, length at least to − from
   */
  public void foldInto(double[] weighted, int from, int to, double[] rate) {
    Arrays.fill(rate, 0, to - from, 0);
    for (int e = 0; e < area.length; e++) {
      if (weighted[e] != 0) {
        for (int g = rowStart[e]; g < rowStart[e + 1]; g++) {
          int below = Math.max(from - first[g], 0);
          int above = Math.min(to - first[g], start[g + 1] - start[g]);
          int c = first[g] + below - from;
          spread(weighted[e], share, start[g] + below, rate, c, above - below);
        }
      }
    }
  }

  private static void spread(
      double photons, double[] share, int s, double[] rate, int c, int length) {
    for (int j = 0; j < length; j++) {
      rate[c + j] += photons * share[s + j];
    }
  }
}
