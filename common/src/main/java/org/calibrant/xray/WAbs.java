package org.calibrant.xray;

import org.calibrant.core.Unit;
import org.calibrant.math.Elementary;

/**
 * Photo-electric absorption with the cross-sections of Morrison and McCammon (1983, ApJ 270, 119):
 * polynomials between edges, for fixed abundances (Anders and Ebihara 1982),
 *
 * <pre>  σ(E) = (c₀ + c₁ E + c₂ E²) / E³ · 10⁻²⁴ cm²</pre>
 *
 * XSPEC's {@code wabs}, kept for comparison with old work. The transmission of a
 * bin is the mean of those at its two edges; a bin that holds an absorption edge is cut there. The
 * polynomials are continued below 0.03 and above 10 keV.
 *
 * @param nhE22 hydrogen column N_H [10²² cm⁻²]
 */
public record WAbs(@Unit("1e22 cm-2") double nhE22) implements Absorption {
  /** Upper end of the range [keV], c₀, c₁, c₂. */
  private static final double[][] RANGES = {
    {0.100, 17.3, 608.1, -2150},
    {0.284, 34.6, 267.9, -476.1},
    {0.400, 78.1, 18.8, 4.3},
    {0.532, 71.4, 66.8, -51.4},
    {0.707, 95.5, 145.8, -61.1},
    {0.867, 308.9, -380.6, 294.0},
    {1.303, 120.6, 169.3, -47.7},
    {1.840, 141.3, 146.8, -31.5},
    {2.471, 202.7, 104.7, -17.0},
    {3.210, 342.7, 18.7, 0.0},
    {4.038, 352.2, 18.7, 0.0},
    {7.111, 433.9, -2.4, 0.75},
    {8.331, 629.0, 30.9, 0.0},
    {Double.POSITIVE_INFINITY, 701.2, 25.2, 0.0}
  };

  public WAbs {
    Require.nonNegative("nh-e22", nhE22);
  }

  @Override
  public void multiply(double[] edges, double[] flux) {
    int range = range(edges[0]);
    double below = transmission(range, edges[0]);
    for (int i = 0; i < flux.length; i++) {
      double from = edges[i];
      double to = edges[i + 1];
      double sum = 0;
      double low = from;
      while (to > RANGES[range][0]) {
        double edge = RANGES[range][0];
        sum += (edge - low) * (below + transmission(range, edge));
        range++;
        below = transmission(range, edge);
        low = edge;
      }

      double above = transmission(range, to);
      sum += (to - low) * (below + above);
      flux[i] *= 0.5 * sum / (to - from);
      below = above;
    }
  }

  private static int range(double energy) {
    int range = 0;
    while (energy > RANGES[range][0]) {
      range++;
    }

    return range;
  }

  private double transmission(int range, double e) {
    double[] c = RANGES[range];
    double sigma = Math.max(0, c[1] + e * (c[2] + e * c[3])) / (e * e * e);
    return Elementary.exp(-1e-2 * nhE22 * sigma);
  }
}
