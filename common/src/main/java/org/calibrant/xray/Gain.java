package org.calibrant.xray;

import java.util.List;
import org.calibrant.core.Table.Column;
import org.calibrant.math.Interpolation;

/**
 * The energy scale of the detector is wrong: what is recorded as E (by EBOUNDS) belongs at
 *
 * <pre>  E' = o + (1 + g) E.</pre>
 *
 * The shares of each channel move with its edges and are divided by width over the channels that they
 * then overlap; what leaves the channels is lost.
 */
public record Gain() implements Modification {
  private static final double ROUNDING = 1e-12;
  private static final List<Column> AXES =
      List.of(
          new Column("gain_offset", "keV", "o, shift of the energy scale"),
          new Column("gain_slope", "", "g, relative stretch of the energy scale"));

  @Override
  public List<Column> axes() {
    return AXES;
  }

  @Override
  public void check(String axis, double value) {
    Require.finite(axis, value);
    if (axis.equals("gain_slope") && !(value > -1)) {
      throw new IllegalArgumentException("gain_slope must be above -1, was " + value);
    }
  }

  @Override
  public Observation modified(Observation baseline, double[] point) {
    double[] edges = ChannelEdges.of(baseline.response());
    double[] moved = new double[edges.length];
    for (int c = 0; c < moved.length; c++) {
      moved[c] = point[0] + (1 + point[1]) * edges[c];
    }

    return baseline.withResponse(
        baseline
            .response()
            .withRows(
                (e, row, out) -> {
                  Interpolation.rebin(moved, row, edges, out);
                  dropRounding(out);
                }));
  }

  /** Differences of sums leave about 10⁻¹⁶ of the row where there is nothing. */
  private static void dropRounding(double[] out) {
    double peak = 0;
    for (double share : out) {
      peak = Math.max(peak, share);
    }

    for (int c = 0; c < out.length; c++) {
      out[c] = Math.abs(out[c]) < ROUNDING * peak ? 0 : out[c];
    }
  }
}
