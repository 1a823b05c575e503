package org.calibrant.optics.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.calibrant.core.Explanation;
import org.calibrant.core.RowKernel;
import org.calibrant.fit.Ending;
import org.calibrant.optics.PsfFitRow;
import org.calibrant.params.ParameterStore;

/** Fits one exposure from all its starts. */
public record FitKernel(
    Setting setting,
    ExposureSource exposures,
    ImageLikelihood likelihood,
    Unknowns unknowns,
    Starts starts,
    Search search,
    double rankTolerance,
    boolean images)
    implements RowKernel<Long, PsfFitRow> {
  private static final double[] NOTHING = {};

  /** Refuses what can be known to be wrong before anything is fitted. */
  public void check() {
    Bench bench = setting.bench();
    exposures.check(bench);
    ParameterStore values = bench.freed(bench.values(), unknowns);
    for (int start = 0; start < Math.min(2, starts.count()); start++) {
      starts.start(values, 0, start, 0, unknowns.perVisit());
    }

    bench.image(values);
  }

  @Override
  public Stream<PsfFitRow> apply(Long index) {
    Bench whole = setting.bench();
    Exposure exposure = exposures.exposure(index, whole);
    whole.refuseOtherShape(exposure);
    ParameterStore values = whole.freed(whole.values(), unknowns);
    Bench bench = setting.bench(whole.valuesOf(values.spec()).moving(values)::contains);
    Problem problem = new Problem(bench, values, unknowns, likelihood, exposure);
    double[] truth =
        exposure.truths().isEmpty()
            ? null
            : problem.join(
                exposure.truths().stream().map(each -> bench.freed(each, unknowns)).toList());
    List<Attempt> attempts = new ArrayList<>();
    for (int start = 0; start < starts.count(); start++) {
      attempts.add(attempt(index, start, values, problem, exposure));
    }

    int best = 0;
    for (int i = 1; i < attempts.size(); i++) {
      best = attempts.get(i).loss() < attempts.get(best).loss() ? i : best;
    }

    int chosen = best;
    return IntStream.range(0, attempts.size())
        .mapToObj(i -> row(index, i, i == chosen, attempts.get(i), problem, exposure, truth));
  }

  @Override
  public List<String> explained(Long index, PsfFitRow row) {
    Bench whole = setting.bench();
    Exposure exposure = exposures.exposure(index, whole);
    ParameterStore values = whole.freed(whole.values(), unknowns);
    Bench bench = setting.bench(whole.valuesOf(values.spec()).moving(values)::contains);
    Problem problem = new Problem(bench, values, unknowns, likelihood, exposure);
    double photons = 0;
    for (double[] image : exposure.visits()) {
      for (double pixel : image) {
        photons += Double.isNaN(pixel) ? 0 : pixel;
      }
    }

    int chosen = row.start();
    Explanation explanation =
        new Explanation()
            .with("free numbers", (long) problem.names().size(), "")
            .with("pixels that count", problem.counted(), "")
            .with("photons in them", photons, "ph");
    Attempt attempt = attempt(index, chosen, values, problem, exposure);
    explanation
        .with("start", attempt.start(), "")
        .with("loss of the data at the start", problem.likelihood().value(attempt.start()), "")
        .with("loss with the prior at the start", attempt.initial(), "");
    if (attempt.found() == null) {
      return explanation.with("it could not begin", attempt.problem()).lines();
    }

    double[] point = attempt.found().point();
    return explanation
        .with("losses on the way", attempt.found().history(), "")
        .with("evaluations", (long) attempt.found().evaluations(), "")
        .with("how it ended", attempt.found().ending().toString())
        .with("loss of the data at the end", problem.likelihood().value(point), "")
        .with("loss with the prior at the end", attempt.loss(), "")
        .lines();
  }

  /** One start and what became of it; without an end where it could not begin. */
  private record Attempt(
      double[] start, double initial, Search.Found found, double loss, String problem) {}

  private Attempt attempt(
      long index, int start, ParameterStore values, Problem problem, Exposure exposure) {
    List<ParameterStore> stores = new ArrayList<>();
    for (int visit = 0; visit < exposure.visits().size(); visit++) {
      stores.add(starts.start(values, index, start, visit, unknowns.perVisit()));
    }

    double[] from = problem.join(stores);
    double initial = problem.posterior().value(from);
    if (!Double.isFinite(initial)) {
      return new Attempt(
          from, initial, null, Double.POSITIVE_INFINITY, "the loss is not finite at the start");
    }

    try {
      Search.Found found = search.from(from, problem);
      double loss = problem.posterior().value(found.point());
      return new Attempt(from, initial, found, loss, null);
    } catch (IllegalArgumentException e) {
      return new Attempt(from, initial, null, Double.POSITIVE_INFINITY, e.getMessage());
    }
  }

  private PsfFitRow row(
      long index,
      int start,
      boolean best,
      Attempt attempt,
      Problem problem,
      Exposure exposure,
      double[] truth) {
    Problem.Information information =
        attempt.found() == null ? null : problem.information(attempt.found().point());
    if (information == null) {
      String reason =
          attempt.problem() == null ? "there is no image at the end" : attempt.problem();
      return empty(index, start, problem, exposure, truth, attempt, reason);
    }

    double[] fitted = attempt.found().point();
    int rank = information.all().effectiveRank(rankTolerance);
    if (rank == 0) {
      String reason = "neither data nor prior determine anything";
      return empty(index, start, problem, exposure, truth, attempt, reason);
    }

    int size = exposure.rows() * exposure.columns() * exposure.visits().size();
    double[] data = new double[size];
    double[] model = new double[size];
    double[] residual = new double[size];
    double[] z = new double[size];
    double chiSquare = 0;
    for (int v = 0; v < exposure.visits().size(); v++) {
      double[] image = exposure.visits().get(v);
      System.arraycopy(image, 0, data, v * image.length, image.length);
      problem.compare(v, fitted, image, model, residual, z);
    }

    for (double each : z) {
      chiSquare += Double.isNaN(each) ? 0 : each * each;
    }

    Ending ending = attempt.found().ending();
    return new PsfFitRow(
        index * starts.count() + start,
        exposure.id(),
        exposure.visits().size(),
        start,
        best,
        problem.names().toArray(String[]::new),
        problem.units().toArray(String[]::new),
        truth,
        attempt.start(),
        fitted,
        truth == null ? null : difference(fitted, truth),
        information.all().sigma(rank),
        information.data().matrix(),
        information.data().eigenvalues(),
        rank,
        attempt.initial(),
        attempt.loss(),
        attempt.found().history(),
        attempt.found().evaluations(),
        problem.counted(),
        size - problem.counted(),
        chiSquare,
        exposure.rows(),
        exposure.columns(),
        images ? data : null,
        images ? model : null,
        images ? residual : null,
        images ? z : null,
        ending.converged() ? "ok" : "not-converged",
        ending.converged() ? null : ending.toString());
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }

    return difference;
  }

  private PsfFitRow empty(
      long index,
      int start,
      Problem problem,
      Exposure exposure,
      double[] truth,
      Attempt attempt,
      String reason) {
    int size = exposure.rows() * exposure.columns() * exposure.visits().size();
    return nothing(
        index,
        start,
        exposure.id(),
        exposure.visits().size(),
        problem.names().toArray(String[]::new),
        problem.units().toArray(String[]::new),
        truth,
        attempt.start(),
        problem.counted(),
        size - problem.counted(),
        exposure.rows(),
        exposure.columns(),
        "no-image",
        reason);
  }

  @Override
  public Stream<PsfFitRow> failed(Long index, String reason) {
    String[] none = {};
    return IntStream.range(0, starts.count())
        .mapToObj(
            start ->
                nothing(
                    index,
                    start,
                    exposures.id(index),
                    0,
                    none,
                    none,
                    null,
                    NOTHING,
                    0,
                    0,
                    0,
                    0,
                    "error",
                    reason));
  }

  private PsfFitRow nothing(
      long index,
      int start,
      String exposure,
      int visits,
      String[] names,
      String[] units,
      double[] truth,
      double[] initial,
      long counted,
      long masked,
      int rows,
      int columns,
      String status,
      String note) {
    return new PsfFitRow(
        index * starts.count() + start,
        exposure,
        visits,
        start,
        false,
        names,
        units,
        truth,
        initial,
        NOTHING,
        null,
        NOTHING,
        NOTHING,
        NOTHING,
        0,
        null,
        null,
        NOTHING,
        0,
        counted,
        masked,
        null,
        rows,
        columns,
        null,
        null,
        null,
        null,
        status,
        note);
  }
}
