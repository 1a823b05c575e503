package org.calibrant.calibration;

import org.calibrant.math.RandomStream;

/**
 * Differential evolution: y = x + γ (1 + σ n) (c₁ − c₂), along the difference of two other walkers,
 * with n standard normal and γ = scale × 2.38/√(2d); now and then γ = 1, which leaps from mode to
 * mode.
 *
 * <p>Source: C. J. F. ter Braak, Stat. Comput. 16, 239 (2006).
 *
 * @param scale of γ; 1 is the best for normal targets
 * @param sigma σ, relative spread of γ; 1e-5 is customary
 * @param leaps how often γ is 1; 0.1 is customary
 */
public record DifferentialEvolution(double scale, double sigma, double leaps) implements Move {

  public DifferentialEvolution {
    Must.bePositive("scale", scale);
    if (!(sigma >= 0) || Double.isInfinite(sigma)) {
      throw new IllegalArgumentException("sigma must not be negative, was " + sigma);
    }

    if (!(leaps >= 0 && leaps <= 1)) {
      throw new IllegalArgumentException("leaps must lie in [0, 1], was " + leaps);
    }
  }

  @Override
  public int groups() {
    return 2;
  }

  @Override
  public void check(int dimensions, int walkers) {
    Must.beAtLeast("walkers (two others are needed)", 4, walkers);
  }

  @Override
  public Mover mover(int dimensions) {
    double best = scale * 2.38 / Math.sqrt(2.0 * dimensions);
    return new Metropolis(
        (group, walker, stream, y, batch, k) -> {
          double g = stream.uniform() < leaps ? 1 : best;
          double gamma = g * (1 + sigma * stream.normal());
          difference(group, walker, gamma, stream, y, batch, k);
          return 0;
        });
  }

  private static void difference(
      Group group, int walker, double gamma, RandomStream stream, double[] y, int batch, int k) {
    int n = group.others();
    int first = Group.below(stream, n);
    int second = Group.below(stream, n - 1);
    int plus = group.other(first);
    int minus = group.other(second < first ? second : second + 1);
    double[] x = group.x();
    int stride = group.stride();
    for (int i = 0; i < group.dimensions(); i++) {
      int row = i * stride;
      y[i * batch + k] = x[row + walker] + gamma * (x[row + plus] - x[row + minus]);
    }
  }
}
