package org.calibrant.optics.inference;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.calibrant.core.RowKernel;
import org.calibrant.optics.ForecastRow;
import org.calibrant.params.ParameterStore;
import org.calibrant.params.Parameters;
import org.calibrant.params.Value;

/** The Fisher matrix of one design, for data that are exactly what is expected. */
public record ForecastKernel(
    Parameters parameters, ImageLikelihood likelihood, Unknowns unknowns, double rankTolerance)
    implements RowKernel<DesignGrid.Point, ForecastRow> {

  /** Refuses what can be known to be wrong before anything is computed. */
  public void check(DesignGrid.Point point) {
    Bench bench = setting(point).bench();
    bench.image(bench.freed(bench.values(), unknowns));
  }

  private Setting setting(DesignGrid.Point point) {
    Map<String, Value> values = new TreeMap<>(parameters.values());
    values.putAll(point.values());
    return new Setting(
        point.design().observation(),
        new Parameters(parameters.profiles(), parameters.profile(), values));
  }

  @Override
  public Stream<ForecastRow> apply(DesignGrid.Point point) {
    Setting setting = setting(point);
    Bench whole = setting.bench();
    ParameterStore values = whole.freed(whole.values(), unknowns);
    Bench bench = setting.bench(whole.valuesOf(values.spec()).moving(values)::contains);
    double[] image = bench.image(values);
    Exposure expected =
        new Exposure(point.name(), bench.rows(), bench.columns(), List.of(image), List.of(values));
    Problem problem = new Problem(bench, values, unknowns, likelihood, expected);
    return Stream.of(
        Forecasts.row(
            point.index(),
            point.name(),
            point.settings(),
            problem,
            problem.join(List.of(values)),
            rankTolerance,
            Forecasts.sum(image)));
  }

  @Override
  public List<String> explained(DesignGrid.Point point, ForecastRow row) {
    return Forecasts.explained(row);
  }

  @Override
  public Stream<ForecastRow> failed(DesignGrid.Point point, String reason) {
    return Stream.of(
        Forecasts.none(point.index(), point.name(), point.settings(), "error", reason));
  }
}
