package org.calibrant.optics.inference;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.calibrant.core.RowKernel;
import org.calibrant.optics.ForecastRow;
import org.calibrant.params.ParameterStore;

/** What an exposure is expected to determine if the values of the configuration are right. */
public record ExposureForecastKernel(
    Setting setting,
    ExposureSource exposures,
    ImageLikelihood likelihood,
    Unknowns unknowns,
    double rankTolerance)
    implements RowKernel<Long, ForecastRow> {

  @Override
  public Stream<ForecastRow> apply(Long index) {
    Bench whole = setting.bench();
    Exposure exposure = exposures.exposure(index, whole);
    whole.refuseOtherShape(exposure);
    ParameterStore values = whole.freed(whole.values(), unknowns);
    Bench bench = setting.bench(whole.valuesOf(values.spec()).moving(values)::contains);
    Problem problem = new Problem(bench, values, unknowns, likelihood, exposure);
    List<ParameterStore> visits = Collections.nCopies(exposure.visits().size(), values);
    double photons = Forecasts.sum(bench.image(values)) * visits.size();
    return Stream.of(
        Forecasts.row(
            index, exposure.id(), Map.of(), problem, problem.join(visits), rankTolerance, photons));
  }

  @Override
  public List<String> explained(Long index, ForecastRow row) {
    return Forecasts.explained(row);
  }

  @Override
  public Stream<ForecastRow> failed(Long index, String reason) {
    return Stream.of(Forecasts.none(index, exposures.id(index), Map.of(), "error", reason));
  }
}
