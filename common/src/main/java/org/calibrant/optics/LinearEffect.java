package org.calibrant.optics;

/** A linear map of images, {@code [y][x]}, ready for one thread. */
public interface LinearEffect {

  /** out = A in. */
  void apply(double[] in, double[] out);

  /** inBar = Aᵀ bar, overwritten. */
  void adjoint(double[] bar, double[] inBar);
}
