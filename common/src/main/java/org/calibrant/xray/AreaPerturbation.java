package org.calibrant.xray;

import java.util.Arrays;

/**
 * A modification of the effective area that is linear in an amplitude:
 *
 * <pre>
 *   S'(E) = S(E) (1 + A g(E))
 * </pre>
 *
 * <p>Expected counts are linear in S', so the counts for every A follow from two folds, one of S
 * and one of S g.
 */
public interface AreaPerturbation extends Modification {

  /** Which axis is the amplitude A. */
  int amplitude();

  /**
   * Writes g, one value per energy bin.
   *
   * @param edges of the energy bins [keV], one more than {@code g}
   * @param point one value per axis; the amplitude must not matter
   */
  void shape(double[] edges, double[] point, double[] g);

  /**
   * The baseline with the perturbed area. Who overrides it, to change more than the area, loses the
   * advantage that all amplitudes share two folds.
   */
  @Override
  default Observation modified(Observation baseline, double[] point) {
    return baseline.withArea(perturbed(baseline, point));
  }

  /** The area S' of each energy bin [cm²]. */
  private double[] perturbed(Observation baseline, double[] point) {
    double[] area = baseline.response().area().clone();
    double[] g = new double[area.length];
    shape(baseline.response().edges(), point, g);
    for (int i = 0; i < area.length; i++) {
      area[i] *= 1 + point[amplitude()] * g[i];
    }

    return area;
  }

  /** Whether {@link #modified} is this perturbation of the area and nothing else. */
  default boolean isPlain(Observation baseline, double[] point) {
    Observation modified = modified(baseline, point);
    return modified.exposureS() == baseline.exposureS()
        && modified.background().equals(baseline.background())
        && modified.correction().equals(baseline.correction())
        && modified.areaScale() == baseline.areaScale()
        && modified.response().sharesMatrix(baseline.response())
        && Arrays.equals(modified.response().area(), perturbed(baseline, point));
  }
}
