package org.calibrant.calibration.models;

/**
 * Equal steps: first, first + step, … up to last.
 *
 * @param first first time
 * @param last last time; a whole number of steps away
 * @param step distance of neighbours
 */
public record Steps(double first, double last, double step) implements Times {
  private static final int MOST = 1_000_000;

  public Steps {
    double n = (last - first) / step;
    if (!(step > 0 && n >= 0 && n < MOST)) {
      throw new IllegalArgumentException(
          "step must lead from first to last in at most %d steps, were %s, %s and %s"
              .formatted(MOST, step, first, last));
    }

    if (Math.abs(n - Math.rint(n)) > 1e-6) {
      throw new IllegalArgumentException(
          "step must divide the way from first to last, were %s, %s and %s"
              .formatted(step, first, last));
    }
  }

  @Override
  public double[] values() {
    int n = (int) Math.rint((last - first) / step);
    double[] values = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      values[i] = first + i * step;
    }

    return values;
  }
}
