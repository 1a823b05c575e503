package org.calibrant.data.ogip;

import java.io.Serializable;
import java.util.Map;
import org.calibrant.core.Unit;

/**
 * One observed spectrum (OGIP SPECTRUM, type I). Every array has one element per channel, except
 * {@code statErr}, which is empty when the file has none. What the file gives as one keyword is
 * repeated for every channel. Arrays are shared, not copied: nobody writes into them.
 *
 * @param file where it comes from
 * @param channel channel numbers as in the file, rising by one
 * @param counts counts, or rate × exposure [count]
 * @param exposure exposure [s], positive
 * @param backScale BACKSCAL: the region's size in the detector's own measure
 * @param areaScale AREASCAL: fraction of the nominal area
 * @param grouping 1 where a bin starts, −1 where it continues, 0 where undefined; all 1 without
 *     grouping
 * @param quality 0 good, 1 bad by the data, 2 bad by grouping (a too small last bin), 5 bad by the
 *     user
 * @param statErr standard deviation of the counts [count]; empty when the file has none
 * @param poissonErrors POISSERR: the counts have Poisson statistics
 * @param rates whether the file holds rates instead of counts
 * @param backFile BACKFILE, or blank when the file names none
 * @param responseFile RESPFILE, or blank
 * @param areaFile ANCRFILE, or blank
 * @param correctionFile CORRFILE, or blank
 * @param keywords header of the SPECTRUM extension, strings without quotes, in file order
 */
public record Pha(
    String file,
    int[] channel,
    @Unit("count") double[] counts,
    @Unit("s") double exposure,
    double[] backScale,
    double[] areaScale,
    int[] grouping,
    int[] quality,
    @Unit("count") double[] statErr,
    boolean poissonErrors,
    boolean rates,
    String backFile,
    String responseFile,
    String areaFile,
    String correctionFile,
    Map<String, String> keywords)
    implements Serializable {

  public Pha {
    int channels = channel.length;
    if (channels == 0) {
      throw new IllegalArgumentException("no channels: expected at least one row");
    }

    for (int i = 1; i < channels; i++) {
      if (channel[i] != channel[i - 1] + 1) {
        throw new IllegalArgumentException(
            "row %d: CHANNEL is %d after %d, expected channels that rise by one"
                .formatted(i + 1, channel[i], channel[i - 1]));
      }
    }

    if (!(exposure > 0 && exposure < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("EXPOSURE must be positive, was " + exposure);
    }

    Checks.sameLength("COUNTS", counts, channels);
    Checks.finite("COUNTS", counts);
    if (poissonErrors) {
      Checks.notNegative("COUNTS", counts);
    }

    Checks.sameLength("BACKSCAL", backScale, channels);
    Checks.notNegative("BACKSCAL", backScale);
    Checks.sameLength("AREASCAL", areaScale, channels);
    Checks.notNegative("AREASCAL", areaScale);
    Checks.sameLength("GROUPING", grouping, channels);
    Checks.sameLength("QUALITY", quality, channels);
    if (statErr.length > 0) {
      Checks.sameLength("STAT_ERR", statErr, channels);
      Checks.notNegative("STAT_ERR", statErr);
    }

    keywords = Checks.ordered(keywords);
  }

  /** CORRSCAL, the factor on the correction; 1 where the header does not say. */
  public double correctionScale() {
    try {
      return Double.parseDouble(keywords.getOrDefault("CORRSCAL", "1").trim());
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  /** Number of channels. */
  public int channels() {
    return channel.length;
  }

  /** Number of the channel with index 0. */
  public int firstChannel() {
    return channel[0];
  }
}
