package org.calibrant.calibration;

import java.util.List;

/**
 * Every walker begins near one point, at a normal distance.
 *
 * @param centre d values
 * @param sd standard deviation of each coordinate, d values
 */
public record Ball(List<Double> centre, List<Double> sd) implements Start {

  public Ball {
    centre = List.copyOf(centre);
    sd = List.copyOf(sd);
    Must.beFinite("centre", centre);
    Must.haveSize("sd", centre.size(), sd);
    sd.forEach(each -> Must.bePositive("sd", each));
  }

  @Override
  public void check(LogDensity density) {
    Must.haveSize("start.centre", density.names().size(), centre);
  }

  @Override
  public Places places(LogDensity density) {
    return (walker, stream, out) -> {
      for (int i = 0; i < out.length; i++) {
        out[i] = centre.get(i) + sd.get(i) * stream.normal();
      }
    };
  }
}
