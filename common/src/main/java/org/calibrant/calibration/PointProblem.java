package org.calibrant.calibration;

import java.util.List;
import org.calibrant.fit.Box;
import org.calibrant.fit.Objective;
import org.calibrant.params.Prior;

/** Minus ln of what is maximised, in the coordinates of the search. */
final class PointProblem implements Objective {
  private final LogDensity.Evaluator evaluator;
  private final Maximised maximised;
  private final List<Prior> priors;
  private final SearchCoordinates.Axis[] axes;
  private final int d;
  private final double[] derived;
  private int evaluations;
  private int failed;

  PointProblem(Posterior posterior, SearchCoordinates coordinates, Maximised maximised) {
    this.evaluator = posterior.evaluator();
    this.maximised = maximised;
    this.priors = posterior.parameters().stream().map(parameter -> parameter.prior()).toList();
    this.axes = priors.stream().map(coordinates::of).toArray(SearchCoordinates.Axis[]::new);
    this.d = axes.length;
    this.derived = new double[posterior.derived().size()];
  }

  Box box() {
    double[] lower = new double[d];
    double[] upper = new double[d];
    for (int i = 0; i < d; i++) {
      lower[i] = axes[i].lower();
      upper[i] = axes[i].upper();
    }

    return new Box(lower, upper);
  }

  double[] toSearch(double[] x) {
    double[] u = new double[d];
    for (int i = 0; i < d; i++) {
      u[i] = Math.max(axes[i].lower(), Math.min(axes[i].toSearch().at(x[i]), axes[i].upper()));
    }

    return u;
  }

  double[] toModel(double[] u) {
    double[] x = new double[d];
    for (int i = 0; i < d; i++) {
      // rounding does not carry a point over a bound
      Prior prior = priors.get(i);
      x[i] = Math.max(prior.lower(), Math.min(axes[i].toModel().at(u[i]), prior.upper()));
    }

    return x;
  }

  @Override
  public double value(double[] u) {
    double[] out = new double[1];
    values(new double[][] {u}, out);
    return out[0];
  }

  @Override
  public void values(double[][] points, double[] out) {
    double[][] x = new double[points.length][];
    for (int j = 0; j < x.length; j++) {
      x[j] = toModel(points[j]);
    }

    double[][] ln = evaluate(x);
    for (int j = 0; j < x.length; j++) {
      double sum = maximised == Maximised.POSTERIOR ? ln[0][j] + ln[1][j] : ln[1][j];
      out[j] = ln[0][j] == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : -sum;
    }
  }

  /** ln prior and ln likelihood at points of the model. */
  double[][] evaluate(double[][] x) {
    int n = x.length;
    double[] points = new double[d * n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < d; i++) {
        points[i * n + j] = x[j][i];
      }
    }

    double[] lnPrior = new double[n];
    double[] lnLikelihood = new double[n];
    evaluator.evaluate(points, n, n, lnPrior, lnLikelihood, new double[derived.length * n]);
    evaluations += n;
    for (double value : lnLikelihood) {
      failed += Double.isNaN(value) ? 1 : 0;
    }

    return new double[][] {lnPrior, lnLikelihood};
  }

  int evaluations() {
    return evaluations;
  }

  int failed() {
    return failed;
  }
}
