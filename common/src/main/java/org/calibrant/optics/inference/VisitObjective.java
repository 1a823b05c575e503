package org.calibrant.optics.inference;

import java.util.Arrays;
import org.calibrant.fit.CurvedObjective;
import org.calibrant.optics.PsfModel;
import org.calibrant.params.ParameterStore;

/**
 * −ln L of one image as a function of the free parameters of a store, with the gradient by the adjoint
 * of the model and the Fisher matrix JᵀWJ. Points out of bounds, or without an image, have the value
 * +∞. It owns scratch memory: use one per thread.
 */
final class VisitObjective implements CurvedObjective {
  private final PsfModel model;
  private final ModelValues values;
  private final ParameterStore store;
  private final PixelLikelihood likelihood;
  private final double[] image;
  private final double[] slope;
  private final double[] thetaGradient;

  VisitObjective(
      PsfModel model, ModelValues values, ParameterStore store, PixelLikelihood likelihood) {
    this.model = model;
    this.values = values;
    this.store = store;
    this.likelihood = likelihood;
    int pixels = model.rows() * model.columns();
    image = new double[pixels];
    slope = new double[pixels];
    thetaGradient = new double[values.size()];
  }

  @Override
  public boolean hasGradient() {
    return true;
  }

  @Override
  public double value(double[] free) {
    return drawn(free) == null ? Double.POSITIVE_INFINITY : likelihood.value(image);
  }

  @Override
  public double gradient(double[] free, double[] out) {
    ModelValues.Filled filled = drawn(free);
    double value = filled == null ? Double.POSITIVE_INFINITY : likelihood.value(image);
    if (!Double.isFinite(value)) {
      Arrays.fill(out, 0);
      return value;
    }

    likelihood.slope(image, slope);
    model.adjoint(filled.theta(), slope, thetaGradient);
    System.arraycopy(filled.freeGradient(thetaGradient), 0, out, 0, out.length);
    return value;
  }

  @Override
  public double curvature(double[] free, double[] gradient, double[] matrix) {
    double value = gradient(free, gradient);
    if (!Double.isFinite(value)) {
      Arrays.fill(matrix, 0);
      return value;
    }

    int n = free.length;
    double[] weights = new double[image.length];
    likelihood.weight(image, weights);
    double[][] columns = jacobian(free);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int p = 0; p < weights.length; p++) {
          sum += weights[p] * columns[i][p] * columns[j][p];
        }

        matrix[i * n + j] = sum;
        matrix[j * n + i] = sum;
      }
    }

    return value;
  }

  /** ∂image/∂free, one image per free number. */
  double[][] jacobian(double[] free) {
    ModelValues.Filled filled = values.fill(store.unpack(free));
    double[][] chain = filled.chain();
    double[][] columns = new double[free.length][image.length];
    double[] direction = new double[values.size()];
    for (int j = 0; j < free.length; j++) {
      for (int i = 0; i < direction.length; i++) {
        direction[i] = chain[i][j];
      }

      model.tangent(filled.theta(), direction, columns[j]);
    }

    return columns;
  }

  /** The image at a point; the caller's until the next call. */
  double[] image(double[] free) {
    if (drawn(free) == null) {
      throw new IllegalArgumentException("there is no image at " + Arrays.toString(free));
    }

    return image;
  }

  PixelLikelihood likelihood() {
    return likelihood;
  }

  /** The model's vector, its image drawn; null where there is none. */
  private ModelValues.Filled drawn(double[] free) {
    try {
      ModelValues.Filled filled = values.fill(store.unpack(free));
      model.image(filled.theta(), image);
      return filled;
    } catch (IllegalArgumentException e) {
      // a search may try what no telescope can be
      return null;
    }
  }
}
