package org.calibrant.fit;

import org.calibrant.math.Elementary;
import org.calibrant.math.RandomStream;

/**
 * Dual averaging of the step size towards a mean acceptance δ (M. D. Hoffman and A. Gelman, J. Mach.
 * Learn. Res. 15, 1593 (2014), section 3.2): after m observations with errors δ − α,
 *
 * <pre>
 *   ln ε_{m+1} = μ − √m/γ · mean error,   ln ε̄ ← m^−κ ln ε + (1 − m^−κ) ln ε̄
 * </pre>
 *
 * with γ = 0.05, κ = 0.75, t₀ = 10 early observations of error 0, μ = ln 10 ε₀.
 */
final class StepSize {
  private static final double GAMMA = 0.05;
  private static final double KAPPA = 0.75;
  private static final double T0 = 10;
  private static final double LN_2 = 0.6931471805599453;
  private static final int MAX_DOUBLINGS = 60;

  private final double target;
  private final double mu;
  private double meanError;
  private double logStep;
  private double logAveraged;
  private int count;

  StepSize(double first, double target) {
    this.target = target;
    this.mu = Elementary.log(10 * first);
    this.logStep = Elementary.log(first);
  }

  /** The step size at which one leapfrog step is accepted with a probability of about one half. */
  static double first(Objective objective, PhasePoint start, RandomStream stream) {
    PhasePoint point = start.copy();
    point.drawMomentum(stream);
    double[] momentum = point.p.clone();
    double energy = point.energy();
    double step = 1;
    int direction = 0;
    for (int i = 0; i < MAX_DOUBLINGS; i++) {
      point.set(start);
      System.arraycopy(momentum, 0, point.p, 0, momentum.length);
      point.leap(objective, step);
      double change = energy - point.energy();
      int wanted = change > -LN_2 ? 1 : -1;
      if (direction != 0 && wanted != direction) {
        break;
      }

      direction = wanted;
      step *= direction > 0 ? 2 : 0.5;
    }

    return step;
  }

  /** Takes note of the mean acceptance of a draw. */
  void observe(double acceptance) {
    count++;
    double weight = 1 / (count + T0);
    meanError = (1 - weight) * meanError + weight * (target - acceptance);
    logStep = mu - Math.sqrt(count) / GAMMA * meanError;
    double share = Elementary.exp(-KAPPA * Elementary.log(count));
    logAveraged = share * logStep + (1 - share) * logAveraged;
  }

  double step() {
    return Elementary.exp(logStep);
  }

  /** What remains after the warm-up. */
  double averaged() {
    return count == 0 ? step() : Elementary.exp(logAveraged);
  }
}
