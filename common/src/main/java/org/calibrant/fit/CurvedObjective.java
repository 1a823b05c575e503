package org.calibrant.fit;

/** A function that knows how it curves: least squares, and other likelihoods by their Fisher matrix. */
public interface CurvedObjective extends Objective {

  /**
   * f, its gradient, and a positive semidefinite approximation of its second derivatives, such as
   * JᵀWJ.
   *
   * @param gradient n numbers, overwritten
   * @param matrix n × n, overwritten, both triangles
   * @return f
   */
  double curvature(double[] point, double[] gradient, double[] matrix);
}
