package org.calibrant.diffraction;

/**
 * Reflections with an edge: F = Na Nb Nc where R fudge &lt; 0.3969, else 0, with R as for {@link
 * Gaussian}. Its derivatives are zero but at the edge, where it has none.
 *
 * @param fudge scales the width of reflections
 */
public record TopHat(double fudge) implements Shape {
  private static final double EDGE = 0.3969;

  public TopHat {
    Require.positive("fudge", fudge);
  }

  @Override
  public void squared(double[] d, double[] cells, double[] reciprocal, double[] out) {
    double n = cells[0] * cells[1] * cells[2];
    double[] r = Vec.times(reciprocal, d);
    double square = Vec.dot(r, r) * n * n;
    out[0] = square * fudge < EDGE ? n * n : 0;
    for (int i = 0; i < 3; i++) {
      out[1 + i] = 0;
      out[4 + i] = 0;
      out[7 + i] = 2 * out[0] / cells[i];
    }
  }
}
