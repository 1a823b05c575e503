package org.calibrant.optics;

import java.util.List;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.Stated;
import org.calibrant.core.Statement;
import org.calibrant.core.Table;
import org.calibrant.core.Workers;
import org.calibrant.optics.inference.Indices;
import org.calibrant.optics.inference.Setting;
import org.calibrant.optics.inference.SyntheticExposures;
import org.calibrant.params.Parameters;

/**
 * Makes a data set with known truth: one {@link ExposureRow} for each visit of each exposure.
 *
 * @param observation what is looked at, through what, with what
 * @param parameters the values that all truths begin with
 * @param exposures how truths scatter from exposure to exposure and from visit to visit, and what
 *     becomes of expected photons
 * @param expected whether the rows hold the image without noise, too
 */
@KernelVersion(1)
public record SyntheticEngine(
    Observation observation, Parameters parameters, SyntheticExposures exposures, boolean expected)
    implements Engine, Stated {

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
    workers.write(Table.of(ExposureRow.class), new Indices(exposures.size()), kernel());
  }

  private SyntheticKernel kernel() {
    return new SyntheticKernel(new Setting(observation, parameters), exposures, expected);
  }
}
