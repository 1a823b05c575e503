package org.calibrant.fit;

import java.util.ArrayList;
import java.util.List;

/** An objective that keeps every point at which it was evaluated, in order. For one thread. */
public final class RecordedObjective implements Objective {

  /**
   * A point and the function there.
   *
   * @param point n numbers
   * @param value as the objective gave it: it may be infinite or NaN
   */
  public record Evaluated(double[] point, double value) {}

  private final Objective objective;
  private final List<Evaluated> evaluated = new ArrayList<>();

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
    return value;
  }

  @Override
  public void values(double[][] points, double[] out) {
    objective.values(points, out);
    for (int i = 0; i < points.length; i++) {
      evaluated.add(new Evaluated(points[i].clone(), out[i]));
    }
  }
}
