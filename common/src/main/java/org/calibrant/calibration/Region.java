package org.calibrant.calibration;

import java.util.List;

/**
 * Every walker begins anywhere in a box.
 *
 * @param lower d values
 * @param upper d values
 */
public record Region(List<Double> lower, List<Double> upper) implements Start {

  public Region {
    lower = List.copyOf(lower);
    upper = List.copyOf(upper);
    Must.beFinite("lower", lower);
    Must.beFinite("upper", upper);
    Must.haveSize("upper", lower.size(), upper);
    for (int i = 0; i < lower.size(); i++) {
      if (!(lower.get(i) < upper.get(i))) {
        throw new IllegalArgumentException(
            "lower must be below upper, element %d was %s and %s"
                .formatted(i, lower.get(i), upper.get(i)));
      }
    }
  }

  @Override
  public void check(LogDensity density) {
    Must.haveSize("start.lower", density.names().size(), lower);
  }

  @Override
  public Places places(LogDensity density) {
    return (walker, stream, out) -> {
      for (int i = 0; i < out.length; i++) {
        out[i] = lower.get(i) + stream.uniform() * (upper.get(i) - lower.get(i));
      }
    };
  }
}
