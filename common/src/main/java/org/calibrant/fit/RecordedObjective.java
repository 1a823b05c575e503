package org.calibrant.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An objective that keeps every point at which it was evaluated, in order, and apart from them the
 * values where its slope was asked for: for a descent, its iterations. For one thread.
 */
public final class RecordedObjective implements CurvedObjective {

  /**
   * A point and the function there.
   *
   * @param point n numbers
   * @param value as the objective gave it: it may be infinite or NaN
   */
  public record Evaluated(double[] point, double value) {}

  private final Objective objective;
  private final List<Evaluated> evaluated = new ArrayList<>();
  private final DoubleStream.Builder sloped = DoubleStream.builder();

  public RecordedObjective(Objective objective) {
    this.objective = objective;
  }

  /** All evaluations so far, in order. */
  public List<Evaluated> evaluated() {
    return List.copyOf(evaluated);
  }

  @Override
  public double value(double[] point) {
    double value = objective.value(point);
    evaluated.add(new Evaluated(point.clone(), value));
    return value;
  }

  @Override
  public boolean hasGradient() {
    return objective.hasGradient();
  }

  @Override
  public double gradient(double[] point, double[] out) {
    double value = objective.gradient(point, out);
    evaluated.add(new Evaluated(point.clone(), value));
    sloped.add(value);
    return value;
  }

  @Override
  public double curvature(double[] point, double[] gradient, double[] matrix) {
    if (!(objective instanceof CurvedObjective curved)) {
      throw new IllegalArgumentException("this function does not know its curvature");
    }

    double value = curved.curvature(point, gradient, matrix);
    evaluated.add(new Evaluated(point.clone(), value));
    sloped.add(value);
    return value;
  }

  /** The values where a slope or a curvature was asked for, in order. Ends the notes. */
  public double[] history() {
    return sloped.build().toArray();
  }

  @Override
  public void values(double[][] points, double[] out) {
    objective.values(points, out);
    for (int i = 0; i < points.length; i++) {
      evaluated.add(new Evaluated(points[i].clone(), out[i]));
    }
  }
}
