package org.calibrant.calibration;

import org.calibrant.core.BadInput;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.Sweep;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;
import org.calibrant.fit.Optimiser;

/**
 * Point estimates: from every start a search for the parameters with the largest posterior or
 * likelihood, one {@link PointRow} each. Many starts show whether there is one maximum or several.
 *
 * @param posterior what is maximised
 * @param starts where searches begin
 * @param maximised posterior or likelihood
 * @param optimiser the search
 * @param coordinates in which it moves
 * @param laplace whether the covariance at the best point is computed
 * @param keepEvaluated whether all evaluated points are stored
 */
@KernelVersion(1)
public record PointEngine(
    Posterior posterior,
    Starts starts,
    Maximised maximised,
    Optimiser optimiser,
    SearchCoordinates coordinates,
    boolean laplace,
    boolean keepEvaluated)
    implements Engine {

  @Override
  public void check() {
    posterior.check();
    starts.check(posterior);
    // a search that needs bounds says so before anything is computed
    try {
      optimiser.check(new PointProblem(posterior, coordinates, maximised).box());
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          "optimiser",
          "",
          e.getMessage() + "; with coordinates = probability every prior has them",
          e);
    }
  }

  @Override
  public void run(Workers workers) {
    workers.write(
        Table.of(PointRow.class),
        new EachStart(starts.size(posterior)),
        new PointKernel(
            posterior, starts, maximised, optimiser, coordinates, laplace, keepEvaluated));
  }

  /** One start is one unit. */
  record EachStart(long size) implements Sweep<Long> {
    @Override
    public Long unit(long index) {
      return index;
    }
  }
}
