package org.calibrant.xray;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.calibrant.math.Elementary;

/**
 * Cross-sections per energy bin, kept for the grids that a campaign uses: they do not depend on the
 * column, which is what fits vary, and take longer to compute than everything else in a model.
 */
final class CrossSections {
  /** A campaign has a handful of grids; more than this means that they are not used again. */
  private static final int MOST = 64;

  private static final Map<Key, double[]> KNOWN = new ConcurrentHashMap<>();

  /** Whose cross-section, on which grid. */
  private record Key(Object matter, double[] edges) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && matter.equals(key.matter)
          && Arrays.equals(edges, key.edges);
    }

    @Override
    public int hashCode() {
      return 31 * matter.hashCode() + Arrays.hashCode(edges);
    }
  }

  private CrossSections() {}

  /**
   * Multiplies each bin by exp(−N_H σ).
   *
   * @param matter what absorbs, with equality by value
   * @param column hydrogen column N_H [10²² cm⁻²]
   * @param sigma computes the cross-section of each bin [10⁻²² cm² per hydrogen atom] from the
   *     edges of the bins
   */
  static void absorb(
      Object matter, double column, double[] edges, double[] flux, UnaryOperator<double[]> sigma) {
    double[] bins = KNOWN.get(new Key(matter, edges));
    if (bins == null) {
      bins = sigma.apply(edges);
      if (KNOWN.size() >= MOST) {
        KNOWN.clear();
      }

      KNOWN.put(new Key(matter, edges.clone()), bins);
    }

    for (int i = 0; i < flux.length; i++) {
      flux[i] *= Elementary.exp(-column * bins[i]);
    }
  }

  /** The mean of the values at both edges of each bin. */
  static double[] means(double[] atEdges) {
    double[] means = new double[atEdges.length - 1];
    for (int i = 0; i < means.length; i++) {
      means[i] = (atEdges[i] + atEdges[i + 1]) / 2;
    }

    return means;
  }
}
