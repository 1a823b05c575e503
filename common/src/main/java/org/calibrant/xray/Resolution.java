package org.calibrant.xray;

import java.util.List;
import org.calibrant.core.Table.Column;
import org.calibrant.math.ErrorFunction;

/**
 * The detector resolves less: the shares of each channel are spread by a Gaussian of width σ on the
 * nominal energies (EBOUNDS) of the channels,
 *
 * <pre>  R'(c, E) = Σ_c' R(c', E) ½ [erf((b_c − m_c')/(σ√2)) − erf((a_c − m_c')/(σ√2))]</pre>
 *
 * with a, b the edges and m the middle of a channel. What leaves the channels is lost; beyond 8 σ
 * nothing is followed.
 */
public record Resolution() implements Modification {
  private static final double REACH = 8;
  private static final List<Column> AXES =
      List.of(new Column("broadening", "keV", "σ by which the energy resolution is worse"));

  @Override
  public List<Column> axes() {
    return AXES;
  }

  @Override
  public void check(String axis, double value) {
    Require.nonNegative("broadening", value);
  }

  @Override
  public Observation modified(Observation baseline, double[] point) {
    double sigma = point[0];
    if (sigma == 0) {
      return baseline;
    }

    double[] edges = ChannelEdges.of(baseline.response());
    double[][] kernels = new double[edges.length - 1][];
    int[] first = new int[kernels.length];
    for (int c = 0; c < kernels.length; c++) {
      double middle = 0.5 * (edges[c] + edges[c + 1]);
      int from = c;
      int to = c;
      while (from > 0 && edges[from] > middle - REACH * sigma) {
        from--;
      }

      while (to < kernels.length - 1 && edges[to + 1] < middle + REACH * sigma) {
        to++;
      }

      first[c] = from;
      kernels[c] = new double[to - from + 1];
      for (int k = from; k <= to; k++) {
        double scale = 1 / (sigma * Math.sqrt(2));
        kernels[c][k - from] =
            0.5
                * (ErrorFunction.erf((edges[k + 1] - middle) * scale)
                    - ErrorFunction.erf((edges[k] - middle) * scale));
      }
    }

    return baseline.withResponse(
        baseline
            .response()
            .withRows(
                (e, row, out) -> {
                  for (int c = 0; c < row.length; c++) {
                    for (int k = 0; row[c] != 0 && k < kernels[c].length; k++) {
                      out[first[c] + k] += row[c] * kernels[c][k];
                    }
                  }
                }));
  }
}
