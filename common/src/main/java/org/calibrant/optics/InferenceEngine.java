package org.calibrant.optics;

import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;
import org.calibrant.optics.inference.ExposureSource;
import org.calibrant.optics.inference.FitKernel;
import org.calibrant.optics.inference.ImageLikelihood;
import org.calibrant.optics.inference.Indices;
import org.calibrant.optics.inference.Search;
import org.calibrant.optics.inference.Setting;
import org.calibrant.optics.inference.Starts;
import org.calibrant.optics.inference.Unknowns;
import org.calibrant.params.Parameters;

/**
 * Fits exposures: one {@link PsfFitRow} for each start of each exposure. An exposure with its starts is
 * a unit of work; its visits are fitted together.
 *
 * @param observation what is looked at, through what, with what
 * @param parameters the values of its parameters; those that are fitted begin there
 * @param exposures the images
 * @param likelihood how pixels scatter
 * @param unknowns what is to be found out
 * @param starts where searches begin
 * @param search how the most probable values are looked for
 * @param rankTolerance eigenvalues of the Fisher matrix below this fraction of the largest do not count
 *     as determined
 * @param images whether the rows hold data, model, residual and z-score of every pixel
 * @param forecast whether a {@link ForecastRow} says for each exposure what it was expected to determine
 */
@KernelVersion(1)
public record InferenceEngine(
    Observation observation,
    Parameters parameters,
    ExposureSource exposures,
    ImageLikelihood likelihood,
    Unknowns unknowns,
    Starts starts,
    Search search,
    double rankTolerance,
    boolean images,
    boolean forecast)
    implements Engine {

  public InferenceEngine {
    if (!(rankTolerance >= 0 && rankTolerance < 1)) {
      throw new IllegalArgumentException("rank-tolerance must lie in [0, 1), was " + rankTolerance);
    }
  }

  @Override
  public void check() {
    observation.check();
    kernel().check();
  }

  @Override
  public void run(Workers workers) {
    workers.write(Table.of(PsfFitRow.class), new Indices(exposures.size()), kernel());
  }

  private FitKernel kernel() {
    return new FitKernel(
        new Setting(observation, parameters),
        exposures,
        likelihood,
        unknowns,
        starts,
        search,
        rankTolerance,
        images);
  }
}
