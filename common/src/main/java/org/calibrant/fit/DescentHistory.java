package org.calibrant.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A function that notes where its slope was asked for, and its values there: for a descent, its
 * iterations.
 */
public final class DescentHistory implements CurvedObjective {
  private final Objective objective;
  private final List<double[]> points = new ArrayList<>();
  private final DoubleStream.Builder values = DoubleStream.builder();

  public DescentHistory(Objective objective) {
    this.objective = objective;
  }

  @Override
  public double value(double[] point) {
    return objective.value(point);
  }

  @Override
  public boolean hasGradient() {
    return objective.hasGradient();
  }

  @Override
  public double gradient(double[] point, double[] out) {
    return noted(point, objective.gradient(point, out));
  }

  @Override
  public double curvature(double[] point, double[] gradient, double[] matrix) {
    if (!(objective instanceof CurvedObjective curved)) {
      throw new IllegalArgumentException("this function does not know its curvature");
    }

    return noted(point, curved.curvature(point, gradient, matrix));
  }

  private double noted(double[] point, double value) {
    points.add(point.clone());
    values.add(value);
    return value;
  }

  /** The values where a slope was asked for, in order. Ends the notes. */
  public double[] history() {
    return values.build().toArray();
  }

  /** The points, in the same order. */
  public List<double[]> points() {
    return List.copyOf(points);
  }
}
