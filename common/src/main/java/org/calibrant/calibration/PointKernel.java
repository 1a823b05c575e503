package org.calibrant.calibration;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.calibrant.core.Explanation;
import org.calibrant.core.RowKernel;
import org.calibrant.fit.Ending;
import org.calibrant.fit.Objective;
import org.calibrant.fit.Optimiser;
import org.calibrant.fit.Optimum;
import org.calibrant.fit.RecordedObjective;

/** One search. */
record PointKernel(
    Posterior posterior,
    Starts starts,
    Maximised maximised,
    Optimiser optimiser,
    SearchCoordinates coordinates,
    boolean laplace,
    boolean keepEvaluated)
    implements RowKernel<Long, PointRow> {
  private static final double[] NONE = {};

  @Override
  public Stream<PointRow> apply(Long unit) {
    PointProblem problem = new PointProblem(posterior, coordinates, maximised);
    double[] initial = start(unit);
    RecordedObjective recorded = new RecordedObjective(problem);
    Objective objective = keepEvaluated ? recorded : problem;
    Optimum optimum = optimiser.minimise(objective, problem.toSearch(initial), problem.box());
    int evaluations = problem.evaluations();
    double[] best = problem.toModel(optimum.point());
    if (!(optimum.value() < Double.POSITIVE_INFINITY)) {
      return Stream.of(
          row(
              unit,
              initial,
              initial,
              null,
              null,
              evaluations,
              problem.failed(),
              optimum,
              null,
              NONE,
              recorded,
              problem,
              "no point with a finite posterior was met"));
    }

    double[][] ln = problem.evaluate(new double[][] {best});
    double slope = new Slope(problem, problem.box()).norm(optimum.point(), optimum.value());
    Laplace normal = laplace ? Laplace.of(posterior, maximised, problem, best) : null;
    double[] covariance = normal == null ? NONE : normal.covariance;
    String note = normal == null || normal.problem.isEmpty() ? null : normal.problem;
    return Stream.of(
        row(
            unit,
            initial,
            best,
            ln[0][0],
            ln[1][0],
            evaluations,
            problem.failed(),
            optimum,
            slope,
            covariance,
            recorded,
            problem,
            note));
  }

  @Override
  public List<String> explained(Long unit, PointRow row) {
    PointProblem problem = new PointProblem(posterior, coordinates, maximised);
    double[] initial = start(unit);
    double[] search = problem.toSearch(initial);
    double[][] ln = problem.evaluate(new double[][] {initial, row.values()});
    return new Explanation()
        .with("start", initial, "")
        .with("start in the coordinates of the search", search, "")
        .with("ln prior at the start", ln[0][0], "")
        .with("ln likelihood at the start", ln[1][0], "")
        .with("ln prior at the end", ln[0][1], "")
        .with("ln likelihood at the end", ln[1][1], "")
        .with("ln likelihood at the end, by target", posterior.parts(row.values()), "")
        .with("evaluations", (long) row.evaluations(), "")
        .lines();
  }

  private double[] start(long unit) {
    double[] initial = new double[posterior.parameters().size()];
    starts.in(posterior).place(unit, initial);
    return initial;
  }

  private PointRow row(
      long unit,
      double[] initial,
      double[] best,
      Double lnPrior,
      Double lnLikelihood,
      int evaluations,
      int failed,
      Optimum optimum,
      Double slope,
      double[] covariance,
      RecordedObjective recorded,
      PointProblem problem,
      String note) {
    Ending ending = optimum.ending();
    boolean ok = ending.converged() || ending == Ending.ALL_EVALUATED;
    List<RecordedObjective.Evaluated> evaluated = recorded.evaluated();
    return new PointRow(
        unit,
        posterior.names().toArray(String[]::new),
        initial,
        best,
        lnPrior,
        lnLikelihood,
        lnPrior == null ? null : (Double) (lnPrior + lnLikelihood),
        slope == null || slope.isNaN() ? null : slope,
        evaluations,
        failed,
        optimum.iterations(),
        ending.converged(),
        ending.toString(),
        roots(covariance),
        covariance,
        flat(evaluated, problem),
        evaluated.stream().mapToDouble(e -> possible(-e.value())).toArray(),
        ok ? "ok" : word(ending),
        note);
  }

  private static double possible(double ln) {
    return ln < Double.POSITIVE_INFINITY ? ln : Double.NEGATIVE_INFINITY;
  }

  private static String word(Ending ending) {
    return ending.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static double[] roots(double[] covariance) {
    int d = (int) Math.sqrt(covariance.length);
    double[] sd = new double[d];
    for (int i = 0; i < d; i++) {
      sd[i] = Math.sqrt(covariance[i * d + i]);
    }

    return sd;
  }

  private double[] flat(List<RecordedObjective.Evaluated> evaluated, PointProblem problem) {
    int d = posterior.parameters().size();
    double[] flat = new double[d * evaluated.size()];
    for (int j = 0; j < evaluated.size(); j++) {
      System.arraycopy(problem.toModel(evaluated.get(j).point()), 0, flat, d * j, d);
    }

    return flat;
  }

  @Override
  public Stream<PointRow> failed(Long unit, String reason) {
    double[] initial = start(unit);
    return Stream.of(
        new PointRow(
            unit,
            posterior.names().toArray(String[]::new),
            initial,
            initial,
            null,
            null,
            null,
            null,
            0,
            0,
            0,
            false,
            "it could not be computed",
            NONE,
            NONE,
            NONE,
            NONE,
            "error",
            reason));
  }
}
