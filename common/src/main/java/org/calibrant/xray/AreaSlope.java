package org.calibrant.xray;

import java.util.List;
import org.calibrant.core.Table.Column;
import org.calibrant.core.Unit;
import org.calibrant.math.Elementary;

/**
 * The effective area is tilted: S'(E) = S(E) (1 + A ln(E/E₀)), no less than 0, E the centre of the
 * energy bin.
 *
 * @param pivotKev E₀, where nothing changes
 */
public record AreaSlope(@Unit("keV") double pivotKev) implements AreaPerturbation {
  private static final List<Column> AXES =
      List.of(new Column("slope", "", "relative change of the area per factor e in energy"));

  public AreaSlope {
    Require.positive("pivot-kev", pivotKev);
  }

  @Override
  public List<Column> axes() {
    return AXES;
  }

  @Override
  public int amplitude() {
    return 0;
  }

  @Override
  public void shape(double[] edges, double[] point, double[] g) {
    for (int i = 0; i < g.length; i++) {
      g[i] = Elementary.log(0.5 * (edges[i] + edges[i + 1]) / pivotKev);
    }
  }

  /** Where the tilt would make the area negative, it is 0. */
  @Override
  public Observation modified(Observation baseline, double[] point) {
    return Modifications.notNegative(AreaPerturbation.super.modified(baseline, point));
  }
}
