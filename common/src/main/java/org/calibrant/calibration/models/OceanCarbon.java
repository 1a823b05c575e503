package org.calibrant.calibration.models;

import java.util.List;
import java.util.Set;

/**
 * Uptake of carbon by the ocean: gas exchange with a mixed layer from which carbon sinks as the impulse
 * response of an ocean model says. Month by month, with the partial pressures of atmosphere and water
 * p_a and p [ppm],
 *
 * <pre>
 *   f = 1.833492/(12 τ) (p_a − p)                                    flux [ppm month⁻¹]
 *   d = 1.72 · 10¹⁷/(h A) Σ_j f_j q(t − t_j)                         dissolved carbon [µmol kg⁻¹]
 *   p = [p₀ + Σ (b_i + g_i T₀) s_i(d)] e^(k ΔT)
 * </pre>
 *
 * and an uptake of 2.124 GtC per ppm. The past of the fluxes is carried by one number for each
 * exponential of the response, so that a month costs the same at the end of the run as at its
 * beginning.
 *
 * <p>Parameters: {@code gas_exchange_tau} τ [yr], {@code mixed_layer_depth} h [m], {@code ocean_area} A
 * [m²], {@code sst_pi} T₀ [°C], {@code sst_sensitivity} k [K⁻¹] (0.03717879), {@code ocean_pco2_pi} p₀
 * [ppm] (278). Joos et al. use τ = 7.66, h = 50.9, A = 3.55 · 10¹⁴, T₀ = 17.7 with {@code gfdl-3d};
 * 7.46, 50, 3.5375 · 10¹⁴, 18.2997 with {@code bern-2d}; 9.06, 75, 3.62 · 10¹⁴, 18.1716 with {@code
 * hilda}. A value of a table is taken for the whole step that ends with it.
 *
 * <p>Sources: F. Joos et al., Tellus 48B, 397 (1996); Global Biogeochem. Cycles 15, 891 (2001).
 *
 * @param response which ocean model's impulse response
 * @param scale s in q = s r/(s r + 1 − r); 1 leaves the response as published, 0.9492864 is that of
 *     MAGICC
 * @param temperature name of the variable of which ΔT [K] is the value
 */
public record OceanCarbon(MixedLayerResponse response, double scale, String temperature)
    implements Component {

  public OceanCarbon {
    if (!(scale > 0 && scale < 2)) {
      throw new IllegalArgumentException("scale must be within (0, 2), was " + scale);
    }
  }

  @Override
  public List<String> parameters() {
    return List.of(
        "gas_exchange_tau",
        "mixed_layer_depth",
        "ocean_area",
        "sst_pi",
        "sst_sensitivity",
        "ocean_pco2_pi");
  }

  @Override
  public List<Variable> inputs() {
    return List.of(Co2Forcing.CONCENTRATION, new Variable(temperature, "K"));
  }

  @Override
  public List<Variable> outputs() {
    return List.of(
        new Variable("Ocean Surface Partial Pressure|CO2", "ppm"),
        new Variable("Cumulative Ocean Uptake|CO2", "GtC"),
        new Variable("Ocean Uptake|CO2", "GtC yr-1"));
  }

  @Override
  public boolean readsAtEnd() {
    return true;
  }

  @Override
  public Stepper stepper(int lanes, Set<String> wanted) {
    return new OceanCarbonStepper(ScaledResponse.of(response, scale), lanes);
  }
}
