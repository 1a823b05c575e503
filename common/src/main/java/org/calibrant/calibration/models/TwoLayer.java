package org.calibrant.calibration.models;

import java.util.List;
import java.util.Set;
import org.calibrant.core.Unit;

/**
 * Two-layer energy balance model: surface (atmosphere, land, mixed layer) and deep ocean, with a
 * feedback that depends on the state and an efficacy of ocean heat uptake,
 *
 * <pre>
 *   C_s dT_s/dt = F − (λ₀ − a T_s) T_s − ε η (T_s − T_d)
 *   C_d dT_d/dt = η (T_s − T_d)
 * </pre>
 *
 * <p>Parameters: {@code lambda0} λ₀ [W m⁻² K⁻¹], {@code a} [W m⁻² K⁻²], {@code efficacy} ε, {@code eta}
 * η [W m⁻² K⁻¹], {@code heat_capacity_surface} C_s and {@code heat_capacity_deep} C_d [W yr m⁻² K⁻¹].
 * Times are in years. With a &gt; 0 the feedback weakens with warming; where a T_s comes near λ₀ the
 * temperature runs away, and the run has failed.
 *
 * <p>Method: explicit Runge–Kutta of fourth order in n = ⌈Δt/substep⌉ equal sub-steps per step Δt of
 * the timeline, with F constant during the step. Without state dependence (a = 0) a sub-step is a
 * linear map and the step its n-th power, computed once per parameter vector.
 *
 * <p>Beside the temperatures there are the heat content H = C_s T_s + C_d T_d [W yr m⁻²] (1 W yr m⁻²
 * over the globe is 1.61 · 10²² J) and the imbalance at the top of the atmosphere N = F − (λ₀ − a T_s)
 * T_s − (ε − 1) η (T_s − T_d), so that dH/dt = N.
 *
 * <p>Sources: O. Geoffroy et al., J. Climate 26, 1859 (2013), for the model with efficacy; J.
 * Bloch-Johnson et al., Geophys. Res. Lett. 42, 4973 (2015), for the quadratic feedback.
 *
 * @param substep longest sub-step [yr]
 * @param surface T_s at the first time [K]
 * @param deep T_d at the first time [K]
 */
public record TwoLayer(
    @Unit("yr") double substep, @Unit("K") double surface, @Unit("K") double deep)
    implements Component {
  static final String SURFACE = "Surface Temperature";
  static final String DEEP = "Deep Ocean Temperature";
  static final String CONTENT = "Heat Content";
  static final String IMBALANCE = "Energy Imbalance";

  public TwoLayer {
    if (!(substep > 0) || Double.isInfinite(substep)) {
      throw new IllegalArgumentException("substep must be positive and finite, was " + substep);
    }

    if (!Double.isFinite(surface) || !Double.isFinite(deep)) {
      throw new IllegalArgumentException(
          "surface and deep must be finite, were %s and %s".formatted(surface, deep));
    }
  }

  @Override
  public List<String> parameters() {
    return List.of(
        "lambda0", "a", "efficacy", "eta", "heat_capacity_surface", "heat_capacity_deep");
  }

  @Override
  public List<Variable> inputs() {
    return List.of(Co2Forcing.FORCING);
  }

  @Override
  public List<Variable> outputs() {
    return List.of(
        new Variable(SURFACE, "K"),
        new Variable(DEEP, "K"),
        new Variable(CONTENT, "W yr m-2"),
        new Variable(IMBALANCE, "W m-2"));
  }

  @Override
  public Stepper stepper(int lanes, Set<String> wanted) {
    return new TwoLayerStepper(this, lanes, wanted.contains(CONTENT), wanted.contains(IMBALANCE));
  }
}
