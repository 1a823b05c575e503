package org.calibrant.xray;

import java.util.List;
import org.calibrant.core.Table.Column;
import org.calibrant.math.Elementary;

/**
 * A Gaussian bump or dip in the effective area:
 *
 * <pre>
 *   S'(E) = S(E) (1 + A exp(−((E − μ) / σ)²)),   E the centre of the energy bin
 * </pre>
 *
 * <p>Note the absence of a factor ½ in the exponent: σ is the 1/e half-width.
 */
public record GaussianArf() implements AreaPerturbation {

  private static final List<Column> AXES =
      List.of(
          new Column("mu", "keV", "centre of the modified energies"),
          new Column("sigma", "keV", "1/e half-width of the modified energies"),
          new Column("A", "", "relative change of the effective area at mu"));

  @Override
  public List<Column> axes() {
    return AXES;
  }

  @Override
  public void check(String axis, double value) {
    if (axis.equals("sigma") && !(value > 0)) {
      throw new IllegalArgumentException("sigma must be positive, was " + value);
    }

    if (axis.equals("A") && !(value >= -1)) {
      throw new IllegalArgumentException(
          "A must be at least -1, where the effective area vanishes, was " + value);
    }
  }

  @Override
  public int amplitude() {
    return 2;
  }

  @Override
  public void shape(double[] edges, double[] point, double[] g) {
    double mu = point[0];
    double sigma = point[1];
    for (int i = 0; i < g.length; i++) {
      double z = (0.5 * (edges[i] + edges[i + 1]) - mu) / sigma;
      g[i] = Elementary.exp(-z * z);
    }
  }
}
