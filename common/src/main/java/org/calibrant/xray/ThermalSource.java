package org.calibrant.xray;

import java.util.Map;

/**
 * A source with one temperature: a spectral model in which one parameter is the temperature and one
 * the norm, the same for simulation and fit.
 *
 * @param model the model; the value that it gives the temperature does not matter
 * @param temperature which parameter is the temperature [keV], as {@code source.kt-kev}
 * @param norm which parameter is the norm; the fluxes must be proportional to it
 */
public record ThermalSource(SpectralModel model, String temperature, String norm)
    implements Source {

  private static final double[] TRIAL_KEV = {0.3, 0.5, 0.8, 1.2, 2, 3, 5, 8, 12};

  public ThermalSource {
    ModelParameters parameters = ModelParameters.of(model);
    if (!parameters.unit(temperature).equals("keV")) {
      throw new IllegalArgumentException(
          "temperature = %s is in %s, expected a parameter in keV"
              .formatted(temperature, named(parameters.unit(temperature))));
    }

    if (temperature.equals(norm)) {
      throw new IllegalArgumentException("temperature and norm are both " + norm);
    }

    if (!(parameters.value(norm) > 0)) {
      throw new IllegalArgumentException(
          norm + " must be positive to be fitted, was " + parameters.value(norm));
    }
  }

  private static String named(String unit) {
    return unit.isEmpty() ? "no unit" : unit;
  }

  @Override
  public boolean dependsOnPoint() {
    return false;
  }

  @Override
  public SpectralModel unmodified(double kt, double[] point) {
    return ModelParameters.of(model).with(temperature, kt);
  }

  @Override
  public double[] nodes() {
    return model instanceof Tabulated table ? table.nodes(temperature) : new double[0];
  }

  @Override
  public boolean logarithmic() {
    return model instanceof Tabulated table && nodes().length > 0 && table.logarithmic(temperature);
  }

  @Override
  public String temperatureName() {
    return temperature;
  }

  @Override
  public String normName() {
    return norm;
  }

  @Override
  public double normValue() {
    return ModelParameters.of(model).value(norm);
  }

  @Override
  public String normUnit() {
    return ModelParameters.of(model).unit(norm);
  }

  /** Temperature and norm free and positive, all else frozen. */
  @Override
  public FreeModel free() {
    ModelParameters parameters = ModelParameters.of(model);
    double kt = parameters.value(temperature);
    double k = parameters.value(norm);
    return new Model(
            model,
            Map.of(
                temperature, new Setting.Free(kt, 1e-3 * kt, 1e3 * kt),
                norm, new Setting.Free(k, 0, Double.MAX_VALUE)))
        .free();
  }

  @Override
  public void check() {
    model.check();
    double[] once = new double[TRIAL_KEV.length - 1];
    double[] twice = new double[once.length];
    model.addTo(TRIAL_KEV, once);
    ModelParameters.of(model).with(norm, 2 * normValue()).addTo(TRIAL_KEV, twice);
    for (int i = 0; i < once.length; i++) {
      if (!(Math.abs(twice[i] - 2 * once[i]) <= 1e-9 * Math.abs(once[i]))) {
        throw new IllegalArgumentException(
            "the fluxes are not proportional to norm = %s, which a fit of the norm needs"
                .formatted(norm));
      }
    }
  }
}
