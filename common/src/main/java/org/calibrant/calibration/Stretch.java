package org.calibrant.calibration;

import org.calibrant.math.Elementary;
import org.calibrant.math.RandomStream;

/**
 * The stretch move: y = c + z (x − c) along the line through another walker c, with the density of z
 * proportional to 1/√z on [1/a, a]; factor z^(d−1).
 *
 * <p>Source: J. Goodman, J. Weare, Comm. App. Math. Comp. Sci. 5, 65 (2010).
 *
 * @param scale a, above 1; 2 is customary
 */
public record Stretch(double scale) implements Move {

  public Stretch {
    if (!(scale > 1) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException("scale must be above 1, was " + scale);
    }
  }

  @Override
  public int groups() {
    return 2;
  }

  @Override
  public Mover mover(int dimensions) {
    return new Metropolis(new Proposals(dimensions, scale));
  }

  private static final class Proposals implements Proposer {
    private final int d;
    private final double a;
    private final double lnA;

    Proposals(int d, double a) {
      this.d = d;
      this.a = a;
      this.lnA = Elementary.log(a);
    }

    @Override
    public double propose(
        Group group, int walker, RandomStream stream, double[] y, int batch, int k) {
      double root = (a - 1) * stream.uniform() + 1;
      double z = root * root / a;
      int other = group.other(stream);
      double[] x = group.x();
      int stride = group.stride();
      for (int i = 0; i < d; i++) {
        double c = x[i * stride + other];
        y[i * batch + k] = c + z * (x[i * stride + walker] - c);
      }

      return (d - 1) * (2 * Elementary.log(root) - lnA);
    }
  }
}
