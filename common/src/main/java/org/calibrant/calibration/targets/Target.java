package org.calibrant.calibration.targets;

import java.io.Serializable;
import org.calibrant.calibration.models.Timeline;
import org.calibrant.core.BadInput;

/**
 * What a variable of the model is compared with. Targets are independent: their ln L add up, so that
 * a variable weighs by the number of its observations.
 *
 * @param variable name of the variable
 * @param observations what was seen
 * @param reference what it is counted from
 * @param likelihood how likely residuals are
 */
public record Target(
    String variable, Observations observations, Reference reference, Likelihood likelihood)
    implements Serializable {

  /**
   * The observations, rebased if so wanted, each at a time of the model.
   *
   * @throws BadInput for observations outside the timeline or a reference period without data
   */
  public Comparison on(double[] times) {
    Observed observed = observations.of(variable);
    int[] index = new int[observed.size()];
    for (int i = 0; i < index.length; i++) {
      index[i] = Timeline.index(times, observed.times()[i]);
      if (index[i] < 0) {
        throw new BadInput(
            observed.source(),
            "",
            "an observation of %s is at time %s, which the model's timeline from %s to %s does not have"
                .formatted(variable, observed.times()[i], times[0], times[times.length - 1]));
      }
    }

    int first = 0;
    while (first < times.length && !reference.holds(times[first])) {
      first++;
    }

    int end = first;
    while (end < times.length && reference.holds(times[end])) {
      end++;
    }

    if (reference.isPeriod() && first == end) {
      throw new BadInput(
          observed.source(),
          "",
          "the reference period of %s holds no time of the model's timeline from %s to %s"
              .formatted(variable, times[0], times[times.length - 1]));
    }

    return new Comparison(this, rebased(observed), index, first, end);
  }

  private Observed rebased(Observed observed) {
    if (!reference.rebasesObservations()) {
      return observed;
    }

    double sum = 0;
    int n = 0;
    for (int i = 0; i < observed.size(); i++) {
      if (reference.holds(observed.times()[i])) {
        sum += observed.values()[i];
        n++;
      }
    }

    if (n == 0) {
      throw new BadInput(
          observed.source(), "", "no observation of " + variable + " is in its reference period");
    }

    double[] values = observed.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] -= sum / n;
    }

    return new Observed(observed.source(), observed.times(), values, observed.sigma());
  }
}
