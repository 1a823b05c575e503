package org.calibrant.calibration.models;

import java.util.List;
import java.util.Set;

/**
 * Ocean heat uptake in four boxes, each a fixed ratio of the global forcing: U_i = r_i F [W m⁻²]. The
 * boxes have a quarter of the globe each, so the global uptake is the mean of the four and that of a
 * hemisphere the mean of its two.
 *
 * <p>Parameters: {@code northern_ocean_ratio}, {@code northern_land_ratio}, {@code
 * southern_ocean_ratio} and {@code southern_land_ratio}. Their mean has to be 1 within 0.01; a run
 * with others has failed. Customary are 1.2, 0.6, 1.6 and 0.6.
 */
public record FourBoxOceanHeatUptake() implements Component {
  private static final double SLACK = 0.01;

  @Override
  public List<String> parameters() {
    return List.of(
        "northern_ocean_ratio",
        "northern_land_ratio",
        "southern_ocean_ratio",
        "southern_land_ratio");
  }

  @Override
  public List<Variable> inputs() {
    return List.of(Co2Forcing.FORCING);
  }

  @Override
  public List<Variable> outputs() {
    return List.of(
        uptake("|Northern Ocean"),
        uptake("|Northern Land"),
        uptake("|Southern Ocean"),
        uptake("|Southern Land"),
        uptake("|Northern Hemisphere"),
        uptake("|Southern Hemisphere"),
        uptake(""));
  }

  private static Variable uptake(String where) {
    return new Variable("Ocean Heat Uptake" + where, "W m-2");
  }

  @Override
  public Stepper stepper(int lanes, Set<String> wanted) {
    return new Stepper() {
      private double[][] ratios;

      @Override
      public void begin(double[][] values, double[][] inputs, double[][] outputs, int n) {
        ratios = values;
        complete(inputs, outputs, n);
      }

      @Override
      public void step(double from, double to, double[][] inputs, double[][] outputs, int n) {
        complete(inputs, outputs, n);
      }

      @Override
      public void complete(double[][] inputs, double[][] outputs, int n) {
        for (int w = 0; w < n; w++) {
          double mean = (ratios[0][w] + ratios[1][w] + ratios[2][w] + ratios[3][w]) / 4;
          double forcing = Math.abs(mean - 1) < SLACK ? inputs[0][w] : Double.NaN;
          for (int box = 0; box < 4; box++) {
            outputs[box][w] = forcing * ratios[box][w];
          }

          outputs[4][w] = (outputs[0][w] + outputs[1][w]) / 2;
          outputs[5][w] = (outputs[2][w] + outputs[3][w]) / 2;
          outputs[6][w] = (outputs[4][w] + outputs[5][w]) / 2;
        }
      }
    };
  }
}
