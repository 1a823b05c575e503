package org.calibrant.optics.inference;

import java.util.Collections;
import org.calibrant.core.Kernel;
import org.calibrant.fit.Coordinates;
import org.calibrant.fit.FisherInformation;
import org.calibrant.fit.HamiltonianChain;
import org.calibrant.fit.HamiltonianSampler;
import org.calibrant.math.RandomStream;
import org.calibrant.params.ParameterStore;

/**
 * One chain of the posterior of one exposure, in coordinates whitened by the Fisher matrix at the most
 * probable point.
 */
public record ChainKernel(
    Setting setting,
    ExposureSource exposures,
    ImageLikelihood likelihood,
    Unknowns unknowns,
    Search search,
    HamiltonianSampler sampler,
    int chains,
    long seed,
    double spread)
    implements Kernel<Long, DrawnChain> {

  @Override
  public DrawnChain apply(Long index) {
    long exposureIndex = index / chains;
    int chain = (int) (index % chains);
    try {
      return drawn(exposureIndex, chain);
    } catch (RuntimeException e) {
      return DrawnChain.none(exposureIndex, chain, String.valueOf(e.getMessage()));
    }
  }

  private DrawnChain drawn(long exposureIndex, int chain) {
    Bench whole = setting.bench();
    Exposure exposure = exposures.exposure(exposureIndex, whole);
    whole.refuseOtherShape(exposure);
    ParameterStore values = whole.freed(whole.values(), unknowns);
    Bench bench = setting.bench(whole.valuesOf(values.spec()).moving(values)::contains);
    Problem problem = new Problem(bench, values, unknowns, likelihood, exposure);
    double[] start = problem.join(Collections.nCopies(exposure.visits().size(), values));
    if (!Double.isFinite(problem.posterior().value(start))) {
      throw new IllegalArgumentException(
          "the posterior vanishes at the values of the configuration");
    }

    double[] mode = search.from(start, problem).point();
    int n = mode.length;
    double[] u = new double[n];
    problem.coordinates().toInner(mode, u);
    double[] matrix = new double[n * n];
    problem.curved().curvature(u, new double[n], matrix);
    FisherInformation information = new FisherInformation(matrix, n);
    Coordinates white = information.coordinates(u, n, true);
    double[] z = new double[n];
    RandomStream stream = new RandomStream(seed, "chain starts");
    stream.start(exposureIndex, chain);
    for (int i = 0; i < n; i++) {
      z[i] = spread * stream.normal();
    }

    HamiltonianChain draws =
        sampler.sample(
            white.of(problem.coordinates().density(problem.posterior())),
            z,
            seed,
            exposureIndex * chains + chain);
    double[][] points = new double[draws.points().length][n];
    double[] lnPrior = new double[points.length];
    double[] lnLikelihood = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      white.toOuter(draws.points()[i], u);
      problem.coordinates().toOuter(u, points[i]);
      lnPrior[i] = problem.posterior().lnPrior(points[i]);
      // U = −ln L − ln p + ln volume
      lnLikelihood[i] = problem.coordinates().logVolume(u) - draws.potentials()[i] - lnPrior[i];
    }

    return new DrawnChain(
        exposureIndex,
        chain,
        problem.names().toArray(String[]::new),
        points,
        lnPrior,
        lnLikelihood,
        draws.acceptance(),
        draws.divergent(),
        null);
  }
}
