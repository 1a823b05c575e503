package org.calibrant.fit;

import org.calibrant.math.RandomStream;

/** A way of given length, accepted by its energy. */
final class StraightMove implements Hamiltonian.Move {
  private final double length;
  private final int maxSteps;

  StraightMove(double length, int maxSteps) {
    this.length = length;
    this.maxSteps = maxSteps;
  }

  @Override
  public Hamiltonian.Outcome move(
      Objective objective, PhasePoint point, double step, RandomStream stream) {
    double way = length * (0.5 + stream.uniform());
    int steps = (int) Math.max(1, Math.min(maxSteps, Math.rint(way / step)));
    point.drawMomentum(stream);
    double energy = point.energy();
    PhasePoint moved = point.copy();
    boolean astray = false;
    int taken = 0;
    while (taken < steps && !astray) {
      moved.leap(objective, step);
      astray = !(moved.energy() - energy <= Hamiltonian.ASTRAY);
      taken++;
    }

    double acceptance = astray ? 0 : Hamiltonian.probability(energy - moved.energy());
    if (stream.uniform() < acceptance) {
      point.set(moved);
    }

    return new Hamiltonian.Outcome(acceptance, astray, taken);
  }
}
