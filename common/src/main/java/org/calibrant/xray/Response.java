package org.calibrant.xray;

import java.io.Serializable;
import java.util.Arrays;
import org.calibrant.data.ogip.Rmf;
import org.calibrant.math.VectorApi;

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

  private static final FoldKernel KERNEL =
      VectorApi.choose(
          FoldKernel.class, "org.calibrant.xray.VectorFoldKernel", PlainFoldKernel::new);

  private final double[] edges;
  private final double[] area;
  private final int firstChannel;
  private final double[] channelMin;
  private final double[] channelMax;
  private final int[] rowStart;
  private final int[] first;
  private final int[] start;
  private final double[] share;

  private Response(Response other, double[] area) {
    edges = other.edges;
    this.area = area;
    firstChannel = other.firstChannel;
    channelMin = other.channelMin;
    channelMax = other.channelMax;
    rowStart = other.rowStart;
    first = other.first;
    start = other.start;
    share = other.share;
  }

  private Response(Response other, int[] rowStart, int[] first, int[] start, double[] share) {
    edges = other.edges;
    area = other.area;
    firstChannel = other.firstChannel;
    channelMin = other.channelMin;
    channelMax = other.channelMax;
    this.rowStart = rowStart;
    this.first = first;
    this.start = start;
    this.share = share;
  }

  /**
   * A redistribution matrix with an effective area.
   *
   * @param area effective area of each energy bin of the matrix [cm²]
   */
  public Response(Rmf rmf, double[] area) {
    this.area = area;
    edges = rmf.edges();
    firstChannel = rmf.firstChannel();
    channelMin = rmf.channelLo();
    channelMax = rmf.channelHi();
    rowStart = rmf.rowStart();
    first = rmf.groupChannel();
    start = rmf.groupStart();
    share = rmf.values();
    requireAreas(area);
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

  /** The shares of energy bin e in all channels. */
  public double[] row(int e) {
    double[] row = new double[channels()];
    for (int g = rowStart[e]; g < rowStart[e + 1]; g++) {
      for (int k = start[g]; k < start[g + 1]; k++) {
        row[first[g] + k - start[g]] += share[k];
      }
    }

    return row;
  }

  /** The same instrument with another effective area [cm²]; the matrix is shared. */
  public Response withArea(double[] newArea) {
    requireAreas(newArea);
    return new Response(this, newArea);
  }

  /** Makes a row of a matrix of another one. */
  interface RowChange {
    /**
     * Adds the new shares of energy bin e to {@code out}, which is 0 in all channels.
     *
     * @param row the old shares in all channels
     */
    void apply(int e, double[] row, double[] out);
  }

  /** The same instrument with other rows in its matrix: one group of channels each. */
  Response withRows(RowChange change) {
    int[] rows = new int[energies() + 1];
    int[] firsts = new int[energies()];
    int[] starts = new int[energies() + 1];
    double[] shares = new double[share.length];
    int groups = 0;
    double[] out = new double[channels()];
    for (int e = 0; e < energies(); e++) {
      Arrays.fill(out, 0);
      change.apply(e, row(e), out);
      int from = 0;
      int end = out.length;
      while (from < end && out[from] == 0) {
        from++;
      }

      while (end > from && out[end - 1] == 0) {
        end--;
      }

      if (from < end) {
        int at = starts[groups];
        if (at + end - from > shares.length) {
          shares = Arrays.copyOf(shares, Math.max(at + end - from, shares.length * 3 / 2));
        }

        System.arraycopy(out, from, shares, at, end - from);
        firsts[groups] = from;
        groups++;
        starts[groups] = at + end - from;
      }

      rows[e + 1] = groups;
    }

    return new Response(
        this,
        rows,
        Arrays.copyOf(firsts, groups),
        Arrays.copyOf(starts, groups + 1),
        Arrays.copyOf(shares, starts[groups]));
  }

  /** Whether two instruments differ in their effective area at most. */
  boolean sharesMatrix(Response other) {
    return share == other.share && edges == other.edges;
  }

  /** Whether two instruments have the same energy bins. */
  boolean sharesEnergies(Response other) {
    return Arrays.equals(edges, other.edges);
  }

  private void requireAreas(double[] areas) {
    if (areas.length != edges.length - 1) {
      throw new IllegalArgumentException(
          "expected %d areas, found %d".formatted(edges.length - 1, areas.length));
    }
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
    KERNEL.fold(weighted, rowStart, first, start, share, from, to, rate);
  }

  /**
   * Several folds at once, as {@link #foldInto(double[], int, int, double[])} does each.
   *
   * @param weighted area × flux of each energy bin, one array per fold
   * @param rate results, overwritten
   */
  void foldInto(double[][] weighted, int from, int to, double[][] rate) {
    for (int i = 0; i < weighted.length; i++) {
      foldInto(weighted[i], from, to, rate[i]);
    }
  }
}
