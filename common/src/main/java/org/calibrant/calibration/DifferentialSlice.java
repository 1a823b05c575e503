package org.calibrant.calibration;

import org.calibrant.math.Elementary;
import org.calibrant.math.RandomStream;

/**
 * Slice sampling along the difference of two other walkers, η = μ (c₁ − c₂): a level below p(x) is
 * drawn, an interval around x is stepped out until both ends are below the level, and shrunk until a
 * point in it is above. There is nothing to tune but μ, and nothing is refused; but each walker costs
 * several evaluations.
 *
 * <p>Sources: R. M. Neal, Annals of Statistics 31, 705 (2003), for stepping out and shrinking; M.
 * Karamanis, F. Beutler, Stat. Comput. 31, 61 (2021), for the direction.
 *
 * @param mu μ, length of the first interval in units of the difference
 * @param steps how many steps the interval may grow by
 */
public record DifferentialSlice(double mu, int steps) implements Move {

  /** An interval that was shrunk so often has the width of a rounding error. */
  private static final int MOST_SHRINKS = 1000;

  public DifferentialSlice {
    Must.bePositive("mu", mu);
    Must.beAtLeast("steps", 1, steps);
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
    return new Slicing(dimensions);
  }

  /**
   * All walkers of a group step out and shrink together, as one batch of those that are not done. The
   * numbers of a walker are drawn in the order level, direction, place of the interval, and then one
   * for each shrink; it draws them in one go, so a batch does not part them.
   */
  private final class Slicing implements Mover {
    private final int d;
    private double[] direction = new double[0];
    private double[] level = new double[0];
    private double[] left = new double[0];
    private double[] right = new double[0];
    private int[] leftSteps = new int[0];
    private int[] rightSteps = new int[0];
    private int[] pending = new int[0];
    private double[] at = new double[0];
    private int[] drawn = new int[0];
    private double[] y = new double[0];
    private double[] lnPrior = new double[0];
    private double[] lnLikelihood = new double[0];
    private double[] derived = new double[0];

    Slicing(int d) {
      this.d = d;
    }

    @Override
    public void move(Group group, TemperedDensity target) {
      int n = group.size();
      makeRoom(n, target);
      for (int k = 0; k < n; k++) {
        begin(group, target, k, n);
      }

      stepOut(group, target, n, left, leftSteps, -1);
      stepOut(group, target, n, right, rightSteps, 1);
      shrink(group, target, n);
    }

    private void begin(Group group, TemperedDensity target, int k, int n) {
      int walker = group.walker(k);
      RandomStream stream = group.stream(walker);
      double now = target.ln(group.lnPrior()[walker], group.lnLikelihood()[walker]);
      level[k] = now + Elementary.log(stream.uniform());
      int others = group.others();
      int first = Group.below(stream, others);
      int second = Group.below(stream, others - 1);
      int plus = group.other(first);
      int minus = group.other(second < first ? second : second + 1);
      double[] x = group.x();
      for (int i = 0; i < d; i++) {
        int row = i * group.stride();
        direction[i * n + k] = mu * (x[row + plus] - x[row + minus]);
      }

      left[k] = -stream.uniform();
      right[k] = left[k] + 1;
      leftSteps[k] = Group.below(stream, steps);
      rightSteps[k] = steps - 1 - leftSteps[k];
      drawn[k] = 5;
    }

    private void stepOut(
        Group group, TemperedDensity target, int n, double[] end, int[] budget, int outwards) {
      int open = 0;
      for (int k = 0; k < n; k++) {
        if (budget[k] > 0) {
          pending[open++] = k;
        }
      }

      while (open > 0) {
        for (int p = 0; p < open; p++) {
          at[p] = end[pending[p]];
        }

        evaluate(group, target, n, open);
        int still = 0;
        for (int p = 0; p < open; p++) {
          int k = pending[p];
          if (target.ln(lnPrior[p], lnLikelihood[p]) > level[k]) {
            end[k] += outwards;
            budget[k]--;
            if (budget[k] > 0) {
              pending[still++] = k;
            }
          }
        }

        open = still;
      }
    }

    private void shrink(Group group, TemperedDensity target, int n) {
      int open = n;
      for (int k = 0; k < n; k++) {
        pending[k] = k;
      }

      for (int round = 0; round < MOST_SHRINKS && open > 0; round++) {
        for (int p = 0; p < open; p++) {
          int k = pending[p];
          at[p] = left[k] + number(group, k) * (right[k] - left[k]);
        }

        evaluate(group, target, n, open);
        int still = 0;
        for (int p = 0; p < open; p++) {
          int k = pending[p];
          if (target.ln(lnPrior[p], lnLikelihood[p]) > level[k]) {
            group.accept(group.walker(k), y, n, p, lnPrior[p], lnLikelihood[p], derived);
          } else {
            left[k] = at[p] < 0 ? at[p] : left[k];
            right[k] = at[p] < 0 ? right[k] : at[p];
            pending[still++] = k;
          }
        }

        open = still;
      }
    }

    /** The next number of walker k, whose stream others have used in between. */
    private double number(Group group, int k) {
      RandomStream stream = group.stream(group.walker(k));
      for (int i = 0; i < drawn[k]; i++) {
        long unused = stream.bits();
      }

      drawn[k]++;
      return stream.uniform();
    }

    private void evaluate(Group group, TemperedDensity target, int n, int open) {
      double[] x = group.x();
      for (int i = 0; i < d; i++) {
        for (int p = 0; p < open; p++) {
          int k = pending[p];
          double here = x[i * group.stride() + group.walker(k)];
          y[i * n + p] = here + at[p] * direction[i * n + k];
        }
      }

      target.evaluate(y, n, open, lnPrior, lnLikelihood, derived);
    }

    private void makeRoom(int n, TemperedDensity target) {
      if (level.length < n) {
        direction = new double[d * n];
        level = new double[n];
        left = new double[n];
        right = new double[n];
        leftSteps = new int[n];
        rightSteps = new int[n];
        pending = new int[n];
        at = new double[n];
        drawn = new int[n];
        y = new double[d * n];
        lnPrior = new double[n];
        lnLikelihood = new double[n];
        derived = new double[n * target.derivedQuantities()];
      }
    }
  }
}
