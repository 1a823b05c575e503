package org.calibrant.fit;

/**
 * What least squares make small: (data − model) / sigma, one number per datum. Implementations may
 * own scratch memory: use one per thread.
 */
@FunctionalInterface
public interface Residuals {

  /**
   * Writes the residuals at a point.
   *
   * @param parameters n values; not to be changed
   * @param residuals receives m values
   */
  void at(double[] parameters, double[] residuals);
}
