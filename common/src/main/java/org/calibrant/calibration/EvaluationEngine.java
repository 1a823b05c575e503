package org.calibrant.calibration;

import java.util.List;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.RowBlocks;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;

/**
 * Evaluates a density at given points, one {@link EvaluationRow} each. A point at which the prior is
 * zero or the model fails has a row, too; its status says so.
 *
 * @param density what is evaluated
 * @param points where
 * @param series names of the model's variables whose series are stored; none for densities without a
 *     model
 * @param pointsPerUnit points computed together
 */
@KernelVersion(1)
public record EvaluationEngine(
    LogDensity density, PointTable points, List<String> series, int pointsPerUnit)
    implements Engine {

  public EvaluationEngine {
    series = List.copyOf(series);
    Must.beAtLeast("points-per-unit", 1, pointsPerUnit);
    if (!series.isEmpty()) {
      if (!(density instanceof Posterior posterior)) {
        throw new IllegalArgumentException(
            "series must be empty: %s has no model".formatted(density.getClass().getSimpleName()));
      }

      posterior.require(series, "series");
    }
  }

  @Override
  public void check() {
    density.check();
    points.check(density.names());
  }

  @Override
  public void run(Workers workers) {
    workers.write(
        Table.of(EvaluationRow.class),
        new RowBlocks(points.size(density.names()), pointsPerUnit),
        new EvaluationKernel(density, points, series));
  }
}
