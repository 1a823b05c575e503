package org.calibrant.xray;

import java.util.List;
import org.calibrant.core.Table.Column;
import org.calibrant.core.Unit;
import org.calibrant.math.Elementary;

/**
 * A layer of molecules on the window of the detector: S'(E) = S(E) exp(−Σ τ_k(E)) over carbon, oxygen
 * and fluorine,
 *
 * <pre>  τ_k(E) = τ_k σ_k(E) / σ_k(E_0),</pre>
 *
 * with the cross-sections σ of free atoms (Verner and Yakovlev 1995; Verner et al. 1996) at the centre
 * of the energy bin. The axes are the optical depths τ_k at E₀, which a negative value reduces.
 *
 * @param referenceKev E₀, where the depths are measured; above the K edge of fluorine, 0.694 keV, all
 *     three absorb with all their shells
 */
public record Contamination(@Unit("keV") double referenceKev) implements Modification {
  private static final String[] ELEMENTS = {"C", "O", "F"};
  private static final List<Column> AXES =
      List.of(
          new Column("depth_C", "", "optical depth of carbon at the reference energy"),
          new Column("depth_O", "", "optical depth of oxygen at the reference energy"),
          new Column("depth_F", "", "optical depth of fluorine at the reference energy"));

  public Contamination {
    Require.positive("reference-kev", referenceKev);
    for (String element : ELEMENTS) {
      if (!(Photoionisation.of(element, 1000 * referenceKev) > 0)) {
        throw new IllegalArgumentException(
            "reference-kev = %s is where %s does not absorb".formatted(referenceKev, element));
      }
    }
  }

  @Override
  public List<Column> axes() {
    return AXES;
  }

  @Override
  public Observation modified(Observation baseline, double[] point) {
    double[] per = new double[ELEMENTS.length];
    for (int k = 0; k < per.length; k++) {
      per[k] = point[k] / Photoionisation.of(ELEMENTS[k], 1000 * referenceKev);
    }

    return Modifications.times(
        baseline,
        e -> {
          double depth = 0;
          for (int k = 0; k < per.length; k++) {
            depth += per[k] * Photoionisation.of(ELEMENTS[k], 1000 * e);
          }

          return Elementary.exp(-depth);
        });
  }
}
