package org.calibrant.params;

import java.util.List;

/** A derived scalar that follows from scalars. */
public interface ScalarDerivation extends Derivation {

  /**
   * The value, and its partial derivatives.
   *
   * @param x one number per input
   * @param partials receives ∂value/∂xᵢ
   */
  double value(double[] x, double[] partials);

  @Override
  default double[] value(double[][] inputs) {
    return new double[] {value(scalars(inputs), new double[inputs.length])};
  }

  @Override
  default void adjoint(double[][] inputs, double[] value, double[] bar, double[][] inputBars) {
    double[] partials = new double[inputs.length];
    value(scalars(inputs), partials);
    for (int i = 0; i < partials.length; i++) {
      inputBars[i][0] += bar[0] * partials[i];
    }
  }

  private double[] scalars(double[][] inputs) {
    double[] x = new double[inputs.length];
    for (int i = 0; i < x.length; i++) {
      if (inputs[i].length != 1) {
        List<String> keys = inputs();
        throw new IllegalArgumentException(
            "%s is derived from the scalar %s, which is a vector of %d"
                .formatted(key(), keys.get(i), inputs[i].length));
      }

      x[i] = inputs[i][0];
    }

    return x;
  }
}
