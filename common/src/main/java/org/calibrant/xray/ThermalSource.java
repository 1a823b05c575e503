package org.calibrant.xray;

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

  public ThermalSource {
    ModelParameters parameters = ModelParameters.of(model);
    parameters.value(temperature);
    if (!(parameters.value(norm) > 0)) {
      throw new IllegalArgumentException(
          norm + " must be positive to be fitted, was " + parameters.value(norm));
    }
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

  @Override
  public void check() {
    model.check();
  }
}
