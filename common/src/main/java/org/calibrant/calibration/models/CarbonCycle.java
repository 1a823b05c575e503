package org.calibrant.calibration.models;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.calibrant.core.Unit;
import org.calibrant.math.Elementary;

/**
 * One-box carbon cycle: an excess of carbon dioxide decays with a lifetime that grows with warming,
 *
 * <pre>
 *   dC/dt = E/2.13 − (C − C₀)/τ_T,   dU/dt = 2.13 (C − C₀)/τ_T,   τ_T = τ e^(α T)
 * </pre>
 *
 * with the concentration C [ppm], emissions E [GtC yr⁻¹], the uptake U [GtC] and the surface
 * temperature T [K]; 2.13 GtC are one ppm. Parameters: {@code tau} τ [yr], {@code conc_pi} C₀ [ppm],
 * {@code alpha_temperature} α [K⁻¹].
 *
 * <p>Method: with E and T constant in a step its solution is known,
 *
 * <pre>
 *   C ← C_∞ + (C − C_∞) e^(−Δt/τ_T),   C_∞ = C₀ + E τ_T/2.13,
 * </pre>
 *
 * and the uptake follows from the balance U = ∫ E dt − 2.13 ΔC.
 *
 * @param excess C − C₀ at the first time [ppm]
 */
public record CarbonCycle(@Unit("ppm") double excess) implements Component {
  private static final double GTC_PER_PPM = 2.13;

  public CarbonCycle {
    if (!Double.isFinite(excess)) {
      throw new IllegalArgumentException("excess must be finite, was " + excess);
    }
  }

  @Override
  public List<String> parameters() {
    return List.of("tau", "conc_pi", "alpha_temperature");
  }

  @Override
  public List<Variable> inputs() {
    return List.of(new Variable("Emissions|CO2", "GtC yr-1"), new Variable(TwoLayer.SURFACE, "K"));
  }

  @Override
  public List<Variable> outputs() {
    return List.of(
        Co2Forcing.CONCENTRATION,
        new Variable("Cumulative Land Uptake|CO2", "GtC"),
        new Variable("Cumulative Emissions|CO2", "GtC"));
  }

  @Override
  public Stepper stepper(int lanes, Set<String> wanted) {
    return new Stepper() {
      private double[][] parameters;

      @Override
      public void begin(double[][] values, double[][] inputs, double[][] outputs, int n) {
        parameters = values;
        Arrays.fill(outputs[1], 0, n, 0);
        Arrays.fill(outputs[2], 0, n, 0);
        for (int w = 0; w < n; w++) {
          outputs[0][w] = values[1][w] + excess;
        }
      }

      @Override
      public void step(double from, double to, double[][] inputs, double[][] outputs, int n) {
        double step = to - from;
        for (int w = 0; w < n; w++) {
          double lifetime = parameters[0][w] * Elementary.exp(parameters[2][w] * inputs[1][w]);
          double emitted = inputs[0][w] * step;
          double end = parameters[1][w] + inputs[0][w] * lifetime / GTC_PER_PPM;
          double change = (end - outputs[0][w]) * -StrictMath.expm1(-step / lifetime);
          outputs[0][w] += change;
          outputs[1][w] += emitted - GTC_PER_PPM * change;
          outputs[2][w] += emitted;
        }
      }
    };
  }
}
