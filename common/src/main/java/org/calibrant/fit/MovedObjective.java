package org.calibrant.fit;

/** A function of x as a function of z. It owns scratch memory: use one per thread. */
class MovedObjective implements Objective {
  final Coordinates coordinates;
  final double[] point;
  final double[] gradient;
  private final Objective objective;

  MovedObjective(Objective objective, Coordinates coordinates) {
    this.objective = objective;
    this.coordinates = coordinates;
    this.point = new double[coordinates.outer()];
    this.gradient = new double[coordinates.outer()];
  }

  @Override
  public double value(double[] z) {
    coordinates.toOuter(z, point);
    return objective.value(point);
  }

  @Override
  public boolean hasGradient() {
    return objective.hasGradient();
  }

  @Override
  public double gradient(double[] z, double[] out) {
    coordinates.toOuter(z, point);
    double value = objective.gradient(point, gradient);
    coordinates.pullBack(z, gradient, out);
    return value;
  }
}
