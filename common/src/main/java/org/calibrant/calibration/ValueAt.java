package org.calibrant.calibration;

import org.calibrant.calibration.models.Timeline;
import org.calibrant.core.BadInput;

/**
 * The value of a variable at one time.
 *
 * @param name of the quantity
 * @param variable of the model
 * @param time one of the model's times
 */
public record ValueAt(String name, String variable, double time) implements Quantity {
  @Override
  public double[] on(double[] times) {
    int index = Timeline.index(times, time);
    if (index < 0) {
      throw new BadInput(
          "quantity " + name,
          "",
          "the model's timeline from %s to %s does not have the time %s"
              .formatted(times[0], times[times.length - 1], time));
    }

    double[] weights = new double[times.length];
    weights[index] = 1;
    return weights;
  }
}
