package org.calibrant.calibration;

import org.calibrant.math.RandomStream;

/**
 * The walk move: y = x + Σ nₖ (cₖ − c̄)/√(s − 1) over s other walkers with mean c̄ and standard normal
 * nₖ; a normal step with the covariance of these walkers.
 *
 * <p>Source: J. Goodman, J. Weare, Comm. App. Math. Comp. Sci. 5, 65 (2010).
 *
 * @param members s, drawn anew for each proposal; 0 takes all the others
 */
public record Walk(int members) implements Move {

  public Walk {
    if (members != 0 && members < 2) {
      throw new IllegalArgumentException(
          "members must be 0 (all the others) or at least 2, was " + members);
    }
  }

  @Override
  public int groups() {
    return 2;
  }

  @Override
  public void check(int dimensions, int walkers) {
    Must.beAtLeast("walkers (for the members of a walk)", 2L * Math.max(2, members), walkers);
  }

  @Override
  public Mover mover(int dimensions) {
    return new Metropolis(new Proposals(dimensions, members));
  }

  private static final class Proposals implements Proposer {
    private final int d;
    private final int members;
    private final double[] mean;
    private final double[] step;
    private int[] chosen = new int[0];

    Proposals(int d, int members) {
      this.d = d;
      this.members = members;
      this.mean = new double[d];
      this.step = new double[d];
    }

    @Override
    public void prepare(Group group) {
      if (chosen.length != group.others()) {
        chosen = new int[group.others()];
      }

      for (int i = 0; i < chosen.length; i++) {
        chosen[i] = group.other(i);
      }
    }

    @Override
    public double propose(
        Group group, int walker, RandomStream stream, double[] y, int batch, int k) {
      int s = members == 0 ? chosen.length : members;
      if (members != 0) {
        draw(group, s, stream);
      }

      double[] x = group.x();
      int stride = group.stride();
      for (int i = 0; i < d; i++) {
        double sum = 0;
        for (int m = 0; m < s; m++) {
          sum += x[i * stride + chosen[m]];
        }

        mean[i] = sum / s;
        step[i] = 0;
      }

      for (int m = 0; m < s; m++) {
        double normal = stream.normal();
        for (int i = 0; i < d; i++) {
          step[i] += normal * (x[i * stride + chosen[m]] - mean[i]);
        }
      }

      double root = Math.sqrt(s - 1.0);
      for (int i = 0; i < d; i++) {
        y[i * batch + k] = x[i * stride + walker] + step[i] / root;
      }

      return 0;
    }

    /** Puts s of the others, each with the same chance, to the front, whatever the order was. */
    private void draw(Group group, int s, RandomStream stream) {
      for (int i = 0; i < chosen.length; i++) {
        chosen[i] = group.other(i);
      }

      for (int i = 0; i < s; i++) {
        int swap = i + Group.below(stream, chosen.length - i);
        int other = chosen[swap];
        chosen[swap] = chosen[i];
        chosen[i] = other;
      }
    }
  }
}
