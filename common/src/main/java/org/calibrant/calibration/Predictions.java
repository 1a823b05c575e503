package org.calibrant.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.calibrant.calibration.models.Variable;
import org.calibrant.calibration.targets.Comparison;
import org.calibrant.calibration.targets.Observed;
import org.calibrant.calibration.targets.Target;

/** What parameters of a posterior make one expect where there are observations. For one thread. */
public final class Predictions {
  private final PosteriorEvaluator evaluator;
  private final List<Compared> compared = new ArrayList<>();
  private final List<Comparison> comparisons = new ArrayList<>();
  private final int[] variable;
  private final double[] derived;

  /**
   * A target of the posterior.
   *
   * @param variable name of the variable
   * @param unit its unit; blank for a pure number
   * @param observed observations, counted from the reference as the posterior does
   */
  public record Compared(String variable, String unit, Observed observed) {}

  Predictions(Posterior posterior) {
    evaluator = posterior.evaluator(List.of());
    derived = new double[posterior.derived().size()];
    double[] times = posterior.model().times();
    for (Target target : posterior.targets()) {
      Comparison comparison = target.on(times);
      comparisons.add(comparison);
      String unit =
          posterior.model().variables().stream()
              .filter(each -> each.name().equals(target.variable()))
              .map(Variable::unit)
              .findFirst()
              .orElse("");
      compared.add(new Compared(target.variable(), unit, comparison.observed()));
    }

    variable =
        posterior.targets().stream()
            .mapToInt(target -> evaluator.variables().indexOf(target.variable()))
            .toArray();
  }

  /** The targets. */
  public List<Compared> compared() {
    return List.copyOf(compared);
  }

  /**
   * What would be observed without errors, at the times of the observations.
   *
   * @param point parameters in the order of the posterior
   * @return for each target a value per observation; NaN where the prior is zero or the model fails
   */
  public double[][] at(double[] point) {
    double[] lnPrior = new double[1];
    double[] lnLikelihood = new double[1];
    evaluator.evaluate(point, 1, 1, lnPrior, lnLikelihood, derived);
    double[][] expected = new double[comparisons.size()][];
    for (int t = 0; t < expected.length; t++) {
      if (Double.isFinite(lnLikelihood[0])) {
        expected[t] = comparisons.get(t).expected(evaluator.series(variable[t]));
      } else {
        expected[t] = new double[compared.get(t).observed().size()];
        Arrays.fill(expected[t], Double.NaN);
      }
    }

    return expected;
  }
}
