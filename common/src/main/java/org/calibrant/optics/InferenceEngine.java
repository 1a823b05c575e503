package org.calibrant.optics;

import java.util.List;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.Stated;
import org.calibrant.core.Statement;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;
import org.calibrant.optics.inference.ExposureForecastKernel;
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
    implements Engine, Stated {

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
  public List<Statement> statements() {
    return new Setting(observation, parameters).statements();
  }

  @Override
  public List<String> warnings() {
    return new Setting(observation, parameters).warnings();
  }

  @Override
  public void run(Workers workers) {
    Indices all = new Indices(exposures.size());
    workers.write(Table.of(PsfFitRow.class), all, kernel());
    if (forecast) {
      workers.write(
          Table.of(ForecastRow.class),
          all,
          new ExposureForecastKernel(
              new Setting(observation, parameters),
              exposures,
              likelihood,
              unknowns,
              rankTolerance));
    }
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
