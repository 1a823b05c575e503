package org.calibrant.xray;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What was counted in a region without the source.
 *
 * @param counts per channel of the response [count]; empty when there is no background
 * @param variance of the counts as its file states it [count²]; empty where it states none
 * @param exposureS exposure of the background [s]
 * @param scale per channel, size of the background region over that of the source region: AREASCAL
 *     × BACKSCAL of the background over BACKSCAL of the source
 */
public record Background(double[] counts, double[] variance, double exposureS, double[] scale)
    implements Serializable {

  /** No background. */
  public static final Background NONE =
      new Background(new double[0], new double[0], 0, new double[0]);

  public Background {
    if (counts.length != scale.length) {
      throw new IllegalArgumentException(
          "background: %d channels, but %d scales".formatted(counts.length, scale.length));
    }

    if (counts.length > 0) {
      Require.exposure(exposureS);
    }
  }

  public boolean isNone() {
    return counts.length == 0;
  }

  /** Effective exposure of channel c of the background region, t_b [s]. */
  double exposure(int c) {
    return exposureS * scale[c];
  }

  /** The same with all counts multiplied. */
  public Background scaled(double factor) {
    Require.nonNegative("background factor", factor);
    double[] more = Arrays.stream(counts).map(b -> b * factor).toArray();
    double[] squares = Arrays.stream(variance).map(v -> v * factor * factor).toArray();
    return isNone() ? this : new Background(more, squares, exposureS, scale);
  }
}
