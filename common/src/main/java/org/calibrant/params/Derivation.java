package org.calibrant.params;

import java.io.Serializable;
import java.util.List;

/**
 * How a derived value follows from others: a pure function with its derivatives. Implementations are
 * records; {@link Derivations} gathers those of one system.
 */
public interface Derivation extends Serializable {

  /** What is derived. */
  String key();

  /** From what, primitive or derived. */
  List<String> inputs();

  /**
   * The value.
   *
   * @param inputs one array per input, one element for a scalar; not to be changed
   * @return one element per element of the derived parameter
   * @throws IllegalArgumentException where it is not defined, naming the inputs
   */
  double[] value(double[][] inputs);

  /**
   * Carries a gradient from the value to the inputs: adds Σₖ barₖ ∂valueₖ/∂inputᵢⱼ to {@code
   * inputBars[i][j]}.
   *
   * @param value as {@link #value} gives it for these inputs
   * @param bar ∂f/∂value for some function f
   * @param inputBars one array per input, added to
   */
  void adjoint(double[][] inputs, double[] value, double[] bar, double[][] inputBars);
}
