package org.calibrant.calibration;

import java.util.List;

/**
 * Random-walk Metropolis: y = x + L n with standard normal n and L Lᵀ the covariance of a step. Each
 * walker has a step of its own; the others do not matter.
 *
 * @param covariance of a step, d rows of d values
 */
public record GaussianMetropolis(List<List<Double>> covariance) implements Move {

  public GaussianMetropolis {
    covariance = covariance.stream().map(List::copyOf).toList();
    Must.beAtLeast("covariance", 1, covariance.size());
    Covariance.factor("covariance", covariance.size(), covariance);
  }

  @Override
  public int groups() {
    return 1;
  }

  @Override
  public void check(int dimensions, int walkers) {
    Must.haveSize("covariance", dimensions, covariance);
  }

  @Override
  public Mover mover(int dimensions) {
    double[] factor = Covariance.factor("covariance", dimensions, covariance);
    double[] normal = new double[dimensions];
    return new Metropolis(
        (group, walker, stream, y, batch, k) -> {
          double[] x = group.x();
          for (int i = 0; i < dimensions; i++) {
            normal[i] = stream.normal();
            double step = 0;
            for (int j = 0; j <= i; j++) {
              step += factor[i * dimensions + j] * normal[j];
            }

            y[i * batch + k] = x[i * group.stride() + walker] + step;
          }

          return 0;
        });
  }
}
