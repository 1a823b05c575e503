package org.calibrant.optics;

import java.util.Map;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;
import org.calibrant.optics.inference.Design;
import org.calibrant.optics.inference.DesignGrid;
import org.calibrant.optics.inference.ForecastKernel;
import org.calibrant.optics.inference.ImageLikelihood;
import org.calibrant.optics.inference.Unknowns;
import org.calibrant.params.Parameters;
import org.calibrant.params.Value;

/**
 * Says what designs are expected to determine, before anything is built or observed: one {@link
 * ForecastRow} for each design at each combination of settings, from the Fisher matrix of data that are
 * exactly what is expected.
 *
 * @param designs what is compared, by name
 * @param parameters values that the designs share
 * @param axes by key, the values that a parameter takes in turn; each with each
 * @param likelihood how pixels scatter
 * @param unknowns what is to be found out
 * @param rankTolerance eigenvalues of the Fisher matrix below this fraction of the largest do not count
 *     as determined
 */
@KernelVersion(1)
public record ForecastEngine(
    Map<String, Design> designs,
    Parameters parameters,
    Map<String, Value> axes,
    ImageLikelihood likelihood,
    Unknowns unknowns,
    double rankTolerance)
    implements Engine {

  public ForecastEngine {
    if (designs.isEmpty()) {
      throw new IllegalArgumentException("designs must not be empty");
    }

    if (!(rankTolerance >= 0 && rankTolerance < 1)) {
      throw new IllegalArgumentException("rank-tolerance must lie in [0, 1), was " + rankTolerance);
    }
  }

  @Override
  public void check() {
    designs.values().forEach(design -> design.observation().check());
    DesignGrid grid = new DesignGrid(designs, axes);
    for (int i = 0; i < designs.size(); i++) {
      // the first setting of each design; what only a later one shows is a row that is not ok
      kernel().check(grid.unit(i * (grid.size() / designs.size())));
    }
  }

  @Override
  public void run(Workers workers) {
    workers.write(Table.of(ForecastRow.class), new DesignGrid(designs, axes), kernel());
  }

  private ForecastKernel kernel() {
    return new ForecastKernel(parameters, likelihood, unknowns, rankTolerance);
  }
}
