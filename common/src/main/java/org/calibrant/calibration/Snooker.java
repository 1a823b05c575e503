package org.calibrant.calibration;

import org.calibrant.math.Elementary;
import org.calibrant.math.RandomStream;

/**
 * Differential evolution's snooker update: with z, z₁ and z₂ one walker of each of three other groups
 * and u the unit vector from z to x,
 *
 * <pre>
 *   y = x + γ u (u·z₁ − u·z₂),   factor (|y − z| / |x − z|)^(d−1).
 * </pre>
 *
 * <p>Source: C. J. F. ter Braak, J. A. Vrugt, Stat. Comput. 18, 435 (2008).
 *
 * @param gamma γ; 1.7 is customary
 */
public record Snooker(double gamma) implements Move {

  public Snooker {
    Must.bePositive("gamma", gamma);
  }

  @Override
  public int groups() {
    return 4;
  }

  @Override
  public void check(int dimensions, int walkers) {
    Must.beAtLeast("walkers (four groups are needed)", 4, walkers);
  }

  @Override
  public Mover mover(int dimensions) {
    return new Metropolis(new Proposals(dimensions, gamma));
  }

  private static final class Proposals implements Proposer {
    private final int d;
    private final double gamma;
    private final int[] chosen = new int[3];

    Proposals(int d, double gamma) {
      this.d = d;
      this.gamma = gamma;
    }

    @Override
    public double propose(
        Group group, int walker, RandomStream stream, double[] y, int batch, int k) {
      int role = Group.below(stream, 3); // which group gives the hub
      for (int g = 0; g < 3; g++) {
        chosen[(g + role) % 3] = group.otherOf(g, stream);
      }

      double[] x = group.x();
      int stride = group.stride();
      int hub = chosen[0];
      double squared = 0;
      double along = 0;
      for (int i = 0; i < d; i++) {
        int row = i * stride;
        double u = x[row + walker] - x[row + hub];
        squared += u * u;
        along += u * (x[row + chosen[1]] - x[row + chosen[2]]);
      }

      if (!(squared > 0)) { // two walkers at one place: no direction
        for (int i = 0; i < d; i++) {
          y[i * batch + k] = x[i * stride + walker];
        }

        return Double.NEGATIVE_INFINITY;
      }

      double t = gamma * along / squared; // y − z = (1 + t) (x − z)
      for (int i = 0; i < d; i++) {
        int row = i * stride;
        y[i * batch + k] = x[row + walker] + t * (x[row + walker] - x[row + hub]);
      }

      return (d - 1) * Elementary.log(Math.abs(1 + t));
    }
  }
}
