package org.calibrant.fit;

/**
 * Steps by averages of the gradient g and of its square, component by component; in step t = 1, 2, …
 *
 * <pre>
 *   m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²
 *   x ← x − rate · (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
 * </pre>
 *
 * and then each variable is put back between its bounds. The length of a step hardly depends on the
 * size of the gradient: it is about the rate, in the unit of the variable. A gradient that is not finite
 * ends the search where it was last finite. Wrap the objective in a {@link DescentHistory} to see every
 * step.
 *
 * <p>Source: D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR (2015), algorithm
 * 1.
 *
 * @param rate by iteration
 * @param factors of the rate, one per variable; a single one counts for all
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param epsilon ε
 * @param best whether the search returns the best point it met; otherwise the last one
 * @param gradientTolerance converged when the largest component of the gradient, towards the inside
 *     of the box, is not above this; 0 to take all iterations
 * @param maxIterations how many steps may be taken
 */
public record Adam(
    LearningRate rate,
    double[] factors,
    double beta1,
    double beta2,
    double epsilon,
    boolean best,
    double gradientTolerance,
    int maxIterations)
    implements Optimiser {

  public Adam {
    factors = factors.clone();
    Limits.atLeast("number of factors", factors.length, 1);
    for (double factor : factors) {
      Limits.notNegative("factors", factor);
    }

    decay("beta1", beta1);
    decay("beta2", beta2);
    Limits.positive("epsilon", epsilon);
    Limits.notNegative("gradient-tolerance", gradientTolerance);
    Limits.atLeast("max-iterations", maxIterations, 1);
  }

  private static void decay(String name, double beta) {
    if (!(beta >= 0 && beta < 1)) {
      throw new IllegalArgumentException(name + " must lie in [0, 1), was " + beta);
    }
  }

  @Override
  public Optimum minimise(Objective objective, double[] start, Box box) {
    if (!objective.hasGradient()) {
      throw new IllegalArgumentException("Adam needs a function with a gradient");
    }

    if (factors.length != 1 && factors.length != start.length) {
      throw new IllegalArgumentException(
          "factors must be one or one per variable, were %d for %d variables"
              .formatted(factors.length, start.length));
    }

    int n = start.length;
    double[] x = start.clone();
    double[] g = new double[n];
    double[] m = new double[n];
    double[] v = new double[n];
    double value = objective.gradient(x, g);
    if (!(Double.isFinite(value) && isFinite(g))) {
      return new Optimum(x, value, Double.NaN, 1, 0, Ending.NOT_FINITE);
    }

    Optimum kept = optimum(x, value, g, box, 0, Ending.TOO_MANY_ITERATIONS);
    double decay1 = 1;
    double decay2 = 1;
    for (int iteration = 1; iteration <= maxIterations; iteration++) {
      if (gradientTolerance > 0 && GradientDescent.norm(x, g, box) <= gradientTolerance) {
        return ended(kept, iteration - 1, Ending.CONVERGED);
      }

      double step = rate.at(iteration - 1);
      decay1 *= beta1;
      decay2 *= beta2;
      for (int i = 0; i < n; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i];
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
        double mean = m[i] / (1 - decay1);
        double size = Math.sqrt(v[i] / (1 - decay2)) + epsilon;
        double factor = factors.length == 1 ? factors[0] : factors[i];
        x[i] = box.inside(i, x[i] - step * factor * mean / size);
      }

      value = objective.gradient(x, g);
      if (!(Double.isFinite(value) && isFinite(g))) {
        return ended(kept, iteration, Ending.STALLED);
      }

      if (!best || value <= kept.value()) {
        kept = optimum(x, value, g, box, iteration, Ending.TOO_MANY_ITERATIONS);
      }
    }

    return ended(kept, maxIterations, Ending.TOO_MANY_ITERATIONS);
  }

  private static Optimum optimum(
      double[] x, double value, double[] g, Box box, int iterations, Ending ending) {
    double norm = GradientDescent.norm(x, g, box);
    return new Optimum(x.clone(), value, norm, iterations + 1, iterations, ending);
  }

  private static Optimum ended(Optimum kept, int iterations, Ending ending) {
    return new Optimum(
        kept.point(), kept.value(), kept.gradientNorm(), iterations + 1, iterations, ending);
  }

  private static boolean isFinite(double[] g) {
    boolean finite = true;
    for (double component : g) {
      finite &= Double.isFinite(component);
    }

    return finite;
  }
}
