package org.calibrant.calibration.models;

import java.util.List;
import java.util.Set;
import org.calibrant.math.Elementary;

/**
 * Effective radiative forcing of carbon dioxide, logarithmic in its concentration C,
 *
 * <pre>
 *   F = F_2x / ln 2 · ln(C/C₀) + F_other.
 * </pre>
 *
 * Parameters: {@code erf_2xco2} F_2x, the forcing of a doubling [W m⁻²], and {@code conc_pi} C₀
 * [ppm].
 *
 * @param others whether a forcing of everything else, {@code Other Effective Radiative Forcing} [W
 *     m⁻²], is read and added
 */
public record Co2Forcing(boolean others) implements Component {
  static final Variable FORCING = new Variable("Effective Radiative Forcing", "W m-2");
  static final Variable CONCENTRATION = new Variable("Atmospheric Concentration|CO2", "ppm");
  private static final double LOG_2 = 0.6931471805599453;

  @Override
  public List<String> parameters() {
    return List.of("erf_2xco2", "conc_pi");
  }

  @Override
  public List<Variable> inputs() {
    return others
        ? List.of(CONCENTRATION, new Variable("Other Effective Radiative Forcing", "W m-2"))
        : List.of(CONCENTRATION);
  }

  @Override
  public List<Variable> outputs() {
    return List.of(FORCING);
  }

  @Override
  public Stepper stepper(int lanes, Set<String> wanted) {
    return new Stepper() {
      private double[][] parameters;

      @Override
      public void begin(double[][] values, double[][] inputs, double[][] outputs, int n) {
        parameters = values;
        complete(inputs, outputs, n);
      }

      @Override
      public void step(double from, double to, double[][] inputs, double[][] outputs, int n) {
        complete(inputs, outputs, n);
      }

      @Override
      public void complete(double[][] inputs, double[][] outputs, int n) {
        for (int w = 0; w < n; w++) {
          double forcing =
              parameters[0][w] / LOG_2 * Elementary.log(inputs[0][w] / parameters[1][w]);
          outputs[0][w] = others ? forcing + inputs[1][w] : forcing;
        }
      }
    };
  }
}
