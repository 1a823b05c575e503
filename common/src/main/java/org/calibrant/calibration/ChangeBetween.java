package org.calibrant.calibration;

import org.calibrant.core.BadInput;

/**
 * The mean of a variable over one period minus its mean over an earlier one, such as the warming
 * since pre-industrial times. The ends of the periods are included.
 *
 * @param name of the quantity
 * @param variable of the model
 * @param baseFrom first time of the earlier period
 * @param baseTo last time of the earlier period
 * @param from first time of the period
 * @param to last time of the period
 */
public record ChangeBetween(
    String name, String variable, double baseFrom, double baseTo, double from, double to)
    implements Quantity {

  public ChangeBetween {
    if (!(baseFrom <= baseTo)) {
      throw new IllegalArgumentException(
          "base-from must not be after base-to, were %s and %s".formatted(baseFrom, baseTo));
    }

    if (!(from <= to)) {
      throw new IllegalArgumentException(
          "from must not be after to, were %s and %s".formatted(from, to));
    }
  }

  @Override
  public double[] on(double[] times) {
    double[] weights = new double[times.length];
    add(weights, times, from, to, 1);
    add(weights, times, baseFrom, baseTo, -1);
    return weights;
  }

  private void add(double[] weights, double[] times, double first, double last, double sign) {
    int n = 0;
    for (double time : times) {
      n += time >= first && time <= last ? 1 : 0;
    }

    if (n == 0) {
      throw new BadInput(
          "quantity " + name,
          "",
          "the model's timeline from %s to %s has no time from %s to %s"
              .formatted(times[0], times[times.length - 1], first, last));
    }

    for (int t = 0; t < times.length; t++) {
      weights[t] += times[t] >= first && times[t] <= last ? sign / n : 0;
    }
  }
}
