package org.calibrant.fit;

import java.io.Serializable;

/**
 * Other coordinates of a problem: a search moves in z, k numbers; the function is known in x, n
 * numbers.
 */
public interface Coordinates extends Serializable {

  /** n, the numbers of the function. */
  int outer();

  /** k, the numbers of the search. */
  int inner();

  /** x of z. */
  void toOuter(double[] z, double[] x);

  /** z of x; of the nearest point that z can express. */
  void toInner(double[] x, double[] z);

  /**
   * Carries a gradient back: (∂x/∂z)ᵀ g.
   *
   * @param z where
   * @param outerGradient n numbers ∂f/∂x
   * @param innerGradient receives k numbers ∂f/∂z
   */
  void pullBack(double[] z, double[] outerGradient, double[] innerGradient);

  /**
   * Where z may go when x may go into a box; without bounds where these coordinates mix parameters, so
   * that the function has to say no.
   */
  default Box box(Box outerBox) {
    return Box.unbounded(inner());
  }

  /** The function of x as a function of z; it curves as the tangent of these coordinates says. */
  default Objective of(Objective objective) {
    return objective instanceof CurvedObjective curved
        ? new MovedCurvedObjective(curved, this)
        : new MovedObjective(objective, this);
  }

  /** First these coordinates, then others: a search moves in those of {@code inner}. */
  default Coordinates then(Coordinates inner) {
    return new ChainedCoordinates(this, inner);
  }
}
