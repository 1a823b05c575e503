package org.calibrant.params;

/** A derived value that can be asked for: there is one input that gives it any value wanted. */
public interface InvertibleDerivation extends Derivation {

  /** Which of {@link #inputs} is moved; the others stay. It may be derived itself, and invertible. */
  String moves();

  /**
   * What {@link #moves} must be for a value.
   *
   * @param inputs the present ones
   * @param wanted the value to come
   * @throws IllegalArgumentException where no input gives it
   */
  double[] solve(double[][] inputs, double[] wanted);
}
