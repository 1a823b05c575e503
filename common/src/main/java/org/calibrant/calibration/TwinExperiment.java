package org.calibrant.calibration;

import java.util.ArrayList;
import java.util.List;
import org.calibrant.calibration.targets.Comparison;
import org.calibrant.calibration.targets.Gaussian;
import org.calibrant.calibration.targets.Observations;
import org.calibrant.calibration.targets.Observed;
import org.calibrant.calibration.targets.Target;
import org.calibrant.math.RandomStream;

/**
 * A posterior whose observations are made by its own model: parameters from the prior, the model's
 * series at the times of the observations, counted from the reference, plus normal errors of the
 * observations' sizes. What the given observations are does not matter, only when they are and how
 * good.
 *
 * @param posterior model, priors and targets; its likelihoods are {@link Gaussian} and its observations
 *     are not rebased
 */
public record TwinExperiment(Posterior posterior) implements Replicable {

  /** Parameters of the prior with which the model fails; more of them in a row are a fault. */
  private static final int MOST_FAILURES = 1000;

  public TwinExperiment {
    for (Target target : posterior.targets()) {
      if (!(target.likelihood() instanceof Gaussian)) {
        throw new IllegalArgumentException(
            "posterior: errors can be made for the likelihood Gaussian only, was "
                + target.likelihood());
      }

      if (target.reference().rebasesObservations()) {
        throw new IllegalArgumentException(
            "posterior: observations that are made must not be rebased, those of %s are"
                .formatted(target.variable()));
      }
    }
  }

  @Override
  public List<String> names() {
    return posterior.names();
  }

  @Override
  public List<String> derived() {
    return posterior.derived();
  }

  @Override
  public void sample(RandomStream stream, double[] out) {
    posterior.sample(stream, out);
  }

  @Override
  public Evaluator evaluator() {
    return posterior.evaluator();
  }

  @Override
  public void check() {
    posterior.check();
  }

  @Override
  public LogDensity replicate(RandomStream stream, double[] truth) {
    PosteriorEvaluator evaluator = posterior.evaluator(List.of());
    run(evaluator, stream, truth);
    double[] times = posterior.model().times();
    List<Target> made = new ArrayList<>();
    for (Target target : posterior.targets()) {
      int variable = evaluator.variables().indexOf(target.variable());
      Comparison comparison = target.on(times);
      double[] values = comparison.expected(evaluator.series(variable));
      Observed template = comparison.observed();
      for (int i = 0; i < values.length; i++) {
        values[i] += template.sigma()[i] * stream.normal();
      }

      Observed observed =
          new Observed("made observations", template.times(), values, template.sigma());
      made.add(
          new Target(
              target.variable(), new Made(observed), target.reference(), target.likelihood()));
    }

    return new Posterior(
        posterior.model(), posterior.parameters(), posterior.fixed(), made, posterior.quantities());
  }

  /** Draws parameters until the model does not fail: where it fails, the likelihood is zero. */
  private void run(PosteriorEvaluator evaluator, RandomStream stream, double[] truth) {
    double[] lnPrior = new double[1];
    double[] lnLikelihood = new double[1];
    double[] more = new double[derived().size()];
    for (int i = 0; i < MOST_FAILURES; i++) {
      posterior.sample(stream, truth);
      evaluator.evaluate(truth, 1, 1, lnPrior, lnLikelihood, more);
      if (Double.isFinite(lnLikelihood[0])) {
        return;
      }
    }

    throw new NoStart("the model fails for %d parameters of its prior".formatted(MOST_FAILURES));
  }

  /**
   * Observations that are there already.
   *
   * @param observed of the one variable that asks
   */
  record Made(Observed observed) implements Observations {
    @Override
    public Observed of(String variable) {
      return observed;
    }
  }
}
