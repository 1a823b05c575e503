package org.calibrant.diffraction;

import org.calibrant.fit.CurvedObjective;

/**
 * The loss per pixel of a still, restraints included, as a function of the coordinates of the free
 * parameters. Where no such experiment exists it is infinite.
 */
final class StillObjective implements CurvedObjective {
  private final ImageModel model;
  private final double[] observed;
  private final Loss loss;
  private final Refined[] refined;
  private final double[] start;
  private final int[] free;
  private final double[] values;
  private final double[] gradient;
  private final double[] matrix;
  private final double[] linearised;
  private double sum = Double.NaN;
  private boolean curved;

  /**
   * @param refined the free parameters
   * @param start where the refinement of the still begins, for its restraints
   * @param values of all parameters; those that are not free keep them
   */
  StillObjective(
      ImageModel model,
      double[] observed,
      Loss loss,
      Refined[] refined,
      double[] start,
      double[] values) {
    this.model = model;
    this.observed = observed;
    this.loss = loss;
    this.refined = refined;
    this.start = start;
    this.values = values.clone();
    int n = refined.length;
    free = new int[n];
    for (int i = 0; i < n; i++) {
      free[i] = refined[i].index();
    }

    gradient = new double[n];
    matrix = new double[n * n];
    linearised = new double[Parameters.COUNT];
    java.util.Arrays.fill(linearised, Double.NaN);
  }

  /** All parameters at a point. */
  double[] values(double[] point) {
    for (int i = 0; i < free.length; i++) {
      values[free[i]] = refined[i].range().coordinate().invert(point[i]);
    }

    return values.clone();
  }

  /** Whether the experiment exists at a point. */
  private boolean moveTo(double[] point) {
    values(point);
    return Parameters.exist(values);
  }

  private double restraints() {
    double sum = 0;
    for (int i = 0; i < free.length; i++) {
      double r = values[free[i]] - refined[i].restraint().target(start[free[i]]);
      sum += r * r * refined[i].restraint().weight();
    }

    return sum;
  }

  @Override
  public double value(double[] point) {
    if (!moveTo(point)) {
      return Double.POSITIVE_INFINITY;
    }

    // who asks for curvatures will ask for it at most points: with the value it costs less
    double all = curved ? linearise() : model.loss(values, observed, loss);
    return (all + restraints()) / model.size();
  }

  /** The summed loss and its normal equations, once per point. */
  private double linearise() {
    if (!java.util.Arrays.equals(values, linearised)) {
      sum = model.normal(values, observed, loss, free, matrix, gradient);
      System.arraycopy(values, 0, linearised, 0, values.length);
    }

    return sum;
  }

  @Override
  public boolean hasGradient() {
    return true;
  }

  @Override
  public double gradient(double[] point, double[] out) {
    if (!moveTo(point)) {
      return Double.POSITIVE_INFINITY;
    }

    linearised[0] = Double.NaN;
    double all = model.gradient(values, observed, loss, free, gradient) + restraints();
    for (int i = 0; i < free.length; i++) {
      out[i] = (gradient[i] + 2 * pull(i)) * stretch(i) / model.size();
    }

    return all / model.size();
  }

  /** ½ the derivative of a restraint. */
  private double pull(int i) {
    double r = values[free[i]] - refined[i].restraint().target(start[free[i]]);
    return r * refined[i].restraint().weight();
  }

  /** The derivative of a parameter by its coordinate. */
  private double stretch(int i) {
    return StrictMath.exp(-refined[i].range().coordinate().lnDerivative(values[free[i]]));
  }

  @Override
  public double curvature(double[] point, double[] out, double[] curvature) {
    if (!moveTo(point)) {
      return Double.POSITIVE_INFINITY;
    }

    int n = free.length;
    curved = true;
    double all = linearise() + restraints();
    for (int i = 0; i < n; i++) {
      out[i] = 2 * (gradient[i] + pull(i)) * stretch(i) / model.size();
      for (int j = 0; j < n; j++) {
        double own = i == j ? refined[i].restraint().weight() : 0;
        curvature[i * n + j] =
            2 * (matrix[i * n + j] + own) * stretch(i) * stretch(j) / model.size();
      }
    }

    return all / model.size();
  }
}
