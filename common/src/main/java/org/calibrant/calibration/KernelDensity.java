package org.calibrant.calibration;

import org.calibrant.math.Cholesky;
import org.calibrant.math.Elementary;
import org.calibrant.math.RandomStream;

/**
 * The KDE move: y is drawn from a kernel density estimate of the others, independently of x; factor
 * KDE(x)/KDE(y). The kernels are normal, with the covariance of the others times h², and Scott's h =
 * n^(−1/(d+4)) for n others.
 *
 * <p>Good in few dimensions with many walkers. Source of the bandwidth: D. W. Scott, "Multivariate
 * density estimation" (1992).
 *
 * @param bandwidth h in units of Scott's; 1 is customary
 */
public record KernelDensity(double bandwidth) implements Move {

  public KernelDensity {
    Must.bePositive("bandwidth", bandwidth);
  }

  @Override
  public int groups() {
    return 2;
  }

  @Override
  public void check(int dimensions, int walkers) {
    Must.beAtLeast("walkers (so that half of them span the space)", 2L * dimensions + 2, walkers);
  }

  @Override
  public Mover mover(int dimensions) {
    return new Metropolis(new Proposals(dimensions, bandwidth));
  }

  private static final class Proposals implements Proposer {
    private final int d;
    private final double bandwidth;
    private final double[] factor;
    private final double[] point;
    private double[] kernels = new double[0];
    private boolean regular;

    Proposals(int d, double bandwidth) {
      this.d = d;
      this.bandwidth = bandwidth;
      this.factor = new double[d * d];
      this.point = new double[d];
    }

    /** The factor of h² C, and the others in coordinates in which it is the identity. */
    @Override
    public void prepare(Group group) {
      int n = group.others();
      double[] x = group.x();
      int stride = group.stride();
      double h = bandwidth * Elementary.exp(-Elementary.log(n) / (d + 4));
      for (int i = 0; i < d; i++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          sum += x[i * stride + group.other(k)];
        }

        point[i] = sum / n;
      }

      for (int i = 0; i < d; i++) {
        for (int j = 0; j <= i; j++) {
          double sum = 0;
          for (int k = 0; k < n; k++) {
            int other = group.other(k);
            sum += (x[i * stride + other] - point[i]) * (x[j * stride + other] - point[j]);
          }

          factor[i * d + j] = h * h * sum / (n - 1);
        }
      }

      regular = Cholesky.factor(factor, d);
      if (kernels.length != n * d) {
        kernels = new double[n * d];
      }

      for (int k = 0; k < n && regular; k++) {
        for (int i = 0; i < d; i++) {
          point[i] = x[i * stride + group.other(k)];
        }

        whiten();
        System.arraycopy(point, 0, kernels, k * d, d);
      }
    }

    @Override
    public double propose(
        Group group, int walker, RandomStream stream, double[] y, int batch, int k) {
      double[] x = group.x();
      int stride = group.stride();
      for (int i = 0; i < d; i++) {
        point[i] = x[i * stride + walker];
        y[i * batch + k] = point[i];
      }

      if (!regular) {
        return Double.NEGATIVE_INFINITY;
      }

      whiten();
      double here = lnEstimate(group.others());
      int centre = Group.below(stream, group.others());
      for (int i = 0; i < d; i++) {
        point[i] = kernels[centre * d + i] + stream.normal();
      }

      double there = lnEstimate(group.others());
      for (int i = 0; i < d; i++) {
        double sum = 0;
        for (int j = 0; j <= i; j++) {
          sum += factor[i * d + j] * point[j];
        }

        y[i * batch + k] = sum;
      }

      return here - there;
    }

    /** point ← L⁻¹ point. */
    private void whiten() {
      for (int i = 0; i < d; i++) {
        double sum = point[i];
        for (int j = 0; j < i; j++) {
          sum -= factor[i * d + j] * point[j];
        }

        point[i] = sum / factor[i * d + i];
      }
    }

    /** ln Σ exp(−½ |point − kernel|²). */
    private double lnEstimate(int n) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int k = 0; k < n; k++) {
        nearest = Math.min(nearest, squaredDistance(k));
      }

      double sum = 0;
      for (int k = 0; k < n; k++) {
        sum += Elementary.exp(-0.5 * (squaredDistance(k) - nearest));
      }

      return -0.5 * nearest + Elementary.log(sum);
    }

    private double squaredDistance(int k) {
      double sum = 0;
      for (int i = 0; i < d; i++) {
        double off = point[i] - kernels[k * d + i];
        sum += off * off;
      }

      return sum;
    }
  }
}
