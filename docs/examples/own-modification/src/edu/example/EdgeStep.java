package edu.example;

import java.util.List;
import org.calibrant.core.Table.Column;
import org.calibrant.core.Unit;
import org.calibrant.xray.AreaPerturbation;

/**
 * The effective area above an edge is wrong by a factor: S'(E) = S(E) (1 + A) for E &gt;= E_edge.
 *
 * <p>It is linear in the amplitude, so it is an AreaPerturbation and all amplitudes share two folds.
 * A change that is not would implement Modification.
 *
 * @param edgeKev E_edge
 */
public record EdgeStep(@Unit("keV") double edgeKev) implements AreaPerturbation {
  public EdgeStep {
    if (!(edgeKev > 0)) {
      throw new IllegalArgumentException("edge-kev must be positive, was " + edgeKev);
    }
  }

  @Override
  public List<Column> axes() {
    return List.of(new Column("step", "", "relative change of the area above the edge"));
  }

  @Override
  public int amplitude() {
    return 0;
  }

  @Override
  public void shape(double[] edges, double[] point, double[] g) {
    for (int i = 0; i < g.length; i++) {
      g[i] = edges[i] >= edgeKev ? 1 : 0;
    }
  }
}
