package org.calibrant.data.ogip;

import java.io.Serializable;
import java.util.Map;
import org.calibrant.core.Unit;

/**
 * Redistribution matrix: the probability that a photon of energy bin i is counted in channel j
 * (OGIP MATRIX and EBOUNDS). It is stored as the file stores it, by energy row, each row a few
 * groups of neighbouring channels:
 *
 * <pre>
 *   for g in rowStart[i] … rowStart[i+1]−1:
 *     for k in groupStart[g] … groupStart[g+1]−1:
 *       R(i, groupChannel[g] + k − groupStart[g]) = values[k]
 * </pre>
 *
 * <p>Rows are not normalised: a detector's efficiency, or for a combined response the effective
 * area, may be inside. Arrays are shared, not copied: nobody writes into them.
 *
 * @param file where it comes from
 * @param energyLo lower edge of each energy bin [keV], as in the file: the first may be 0
 * @param energyHi upper edge of each energy bin [keV]
 * @param firstChannel number, in the files, of the channel with index 0
 * @param channelLo lower nominal energy of each channel [keV], from EBOUNDS
 * @param channelHi upper nominal energy of each channel [keV], from EBOUNDS
 * @param rowStart first group of each energy row and, last, the number of groups
 * @param groupChannel index (from 0) of the first channel of each group
 * @param groupStart offset into {@code values} of each group and, last, the number of values
 * @param values matrix elements, finite; pure numbers, or cm² when the area is inside. Some
 *     instruments' own files dip slightly below zero where they were interpolated: whoever draws
 *     counts from a folded spectrum takes a negative expectation as 0
 * @param includesArea whether the values are already multiplied by an effective area, so that no
 *     ancillary response is needed
 * @param keywords header of the matrix extension, strings without quotes, in file order
 */
public record Rmf(
    String file,
    @Unit("keV") double[] energyLo,
    @Unit("keV") double[] energyHi,
    int firstChannel,
    @Unit("keV") double[] channelLo,
    @Unit("keV") double[] channelHi,
    int[] rowStart,
    int[] groupChannel,
    int[] groupStart,
    double[] values,
    boolean includesArea,
    Map<String, String> keywords)
    implements Serializable {

  public Rmf {
    EnergyBins.check(energyLo, energyHi);
    Checks.sameLength("E_MAX", channelHi, channelLo.length);
    Checks.finite("E_MIN", channelLo);
    Checks.finite("E_MAX", channelHi);
    Checks.sameLength("rowStart", rowStart, energyLo.length + 1);
    Checks.sameLength("groupStart", groupStart, groupChannel.length + 1);
    Groups.check(rowStart, groupChannel, groupStart, values, firstChannel, channelLo.length);
    keywords = Checks.ordered(keywords);
  }

  /** Number of energy bins. */
  public int bins() {
    return energyLo.length;
  }

  /** Number of channels. */
  public int channels() {
    return channelLo.length;
  }

  /** The same matrix, known to include the area. */
  Rmf withArea() {
    return new Rmf(
        file,
        energyLo,
        energyHi,
        firstChannel,
        channelLo,
        channelHi,
        rowStart,
        groupChannel,
        groupStart,
        values,
        true,
        keywords);
  }

  /** The sum of each energy row: 1 for a photon that is always counted somewhere. */
  public double[] rowSums() {
    double[] sums = new double[bins()];
    for (int i = 0; i < sums.length; i++) {
      for (int k = groupStart[rowStart[i]]; k < groupStart[rowStart[i + 1]]; k++) {
        sums[i] += values[k];
      }
    }

    return sums;
  }

  /**
   * The edges of the energy bins [keV], one more than there are bins; a first edge of zero becomes
   * {@value EnergyBins#FIRST_EDGE}, so that a model may take its logarithm.
   */
  public double[] edges() {
    return EnergyBins.edges(energyLo, energyHi);
  }
}
