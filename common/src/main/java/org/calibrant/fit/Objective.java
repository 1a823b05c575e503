package org.calibrant.fit;

/**
 * A function f(x) to make small, of n variables. Points where it is not defined have the value
 * +infinity or NaN; no search ends there.
 */
@FunctionalInterface
public interface Objective {

  /** f at a point, which is not kept. */
  double value(double[] point);

  /** Whether {@link #gradient} is exact; a search that needs one takes differences otherwise. */
  default boolean hasGradient() {
    return false;
  }

  /**
   * f and its partial derivatives at a point.
   *
   * @param out n numbers, overwritten: ∂f/∂x_i
   * @return f
   */
  default double gradient(double[] point, double[] out) {
    throw new UnsupportedOperationException("this function has no gradient");
  }

  /** f at many points at once, for functions that are cheaper in company. */
  default void values(double[][] points, double[] out) {
    for (int i = 0; i < points.length; i++) {
      out[i] = value(points[i]);
    }
  }
}
