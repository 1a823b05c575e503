package org.calibrant.optics;

import java.util.List;
import java.util.Map;
import org.calibrant.core.Engine;
import org.calibrant.core.KernelVersion;
import org.calibrant.core.Stated;
import org.calibrant.core.Statement;
import org.calibrant.core.Workers;
import org.calibrant.fit.HamiltonianSampler;
import org.calibrant.optics.inference.ChainKernel;
import org.calibrant.optics.inference.ExposureSource;
import org.calibrant.optics.inference.FitKernel;
import org.calibrant.optics.inference.ImageLikelihood;
import org.calibrant.optics.inference.Posterior;
import org.calibrant.optics.inference.Search;
import org.calibrant.optics.inference.Setting;
import org.calibrant.optics.inference.Starts;
import org.calibrant.optics.inference.Unknowns;
import org.calibrant.params.Parameters;

/**
 * Draws from the posterior of exposures by Hamiltonian chains: a {@link
 * org.calibrant.fit.chains.SampleRow} for each draw, a {@link org.calibrant.fit.chains.DiagnosticsRow}
 * for each parameter of each exposure. A chain is a unit of work. Chains begin about the most probable
 * point and move in coordinates whitened by the Fisher matrix there, so every number must be determined
 * by data or prior.
 *
 * @param observation what is looked at, through what, with what
 * @param parameters the values of its parameters
 * @param exposures the images
 * @param likelihood how pixels scatter
 * @param unknowns what is to be found out
 * @param search how the most probable point is looked for
 * @param sampler how the chains are drawn
 * @param chains of each exposure
 * @param seed of the chains
 * @param spread standard deviation of where chains begin, in those of the posterior
 * @param maxRHat chains agree if R-hat is not above this
 * @param minEss draws suffice if there are effectively so many, in the centre and in the tails
 */
@KernelVersion(1)
public record PosteriorEngine(
    Observation observation,
    Parameters parameters,
    ExposureSource exposures,
    ImageLikelihood likelihood,
    Unknowns unknowns,
    Search search,
    HamiltonianSampler sampler,
    int chains,
    long seed,
    double spread,
    double maxRHat,
    double minEss)
    implements Engine, Stated {

  public PosteriorEngine {
    if (chains < 1) {
      throw new IllegalArgumentException("chains must be at least 1, was " + chains);
    }

    if (!(spread >= 0 && spread < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("spread must not be negative, was " + spread);
    }

    if (!(maxRHat >= 1) || !(minEss >= 0)) {
      throw new IllegalArgumentException(
          "max-rhat must be at least 1 and min-ess not negative, were %s and %s"
              .formatted(maxRHat, minEss));
    }
  }

  @Override
  public void check() {
    observation.check();
    new FitKernel(
            setting(),
            exposures,
            likelihood,
            unknowns,
            new Starts(1, 0, Map.of()),
            search,
            0,
            false)
        .check();
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
    ChainKernel kernel =
        new ChainKernel(
            setting(), exposures, likelihood, unknowns, search, sampler, chains, seed, spread);
    Posterior.of(kernel, workers).write(workers, kernel, maxRHat, minEss);
  }

  private Setting setting() {
    return new Setting(observation, parameters);
  }
}
