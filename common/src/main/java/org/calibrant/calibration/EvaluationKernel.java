package org.calibrant.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.calibrant.calibration.models.Variable;
import org.calibrant.core.Explanation;
import org.calibrant.core.RowBlocks;
import org.calibrant.core.RowKernel;

/** Evaluates a block of points, one after the other where series are stored, else together. */
record EvaluationKernel(LogDensity density, PointTable points, List<String> series)
    implements RowKernel<RowBlocks.Block, EvaluationRow> {
  private static final double[] NONE = {};

  @Override
  public Stream<EvaluationRow> apply(RowBlocks.Block block) {
    List<String> names = density.names();
    int n = (int) (block.to() - block.from());
    int derived = density.derived().size();
    Batch batch = new Batch(names.size(), derived, n);
    for (int j = 0; j < n; j++) {
      batch.ids[j] = points.read(names, block.from() + j, batch.point);
      batch.put(j);
    }

    LogDensity.Evaluator evaluator =
        density instanceof Posterior posterior ? posterior.evaluator(series) : density.evaluator();
    boolean alone = evaluator instanceof PosteriorEvaluator;
    List<EvaluationRow> rows = new ArrayList<>(n);
    if (!alone) {
      evaluator.evaluate(batch.points, n, n, batch.lnPrior, batch.lnLikelihood, batch.derived);
    }

    for (int j = 0; j < n; j++) {
      batch.get(j);
      if (alone) {
        evaluator.evaluate(
            batch.point, 1, 1, batch.onePrior, batch.oneLikelihood, batch.oneDerived);
        batch.keep(j);
      }

      rows.add(row(block.from() + j, j, batch, evaluator));
    }

    return rows.stream();
  }

  @Override
  public List<String> explained(RowBlocks.Block block, EvaluationRow row) {
    Explanation explanation =
        new Explanation()
            .with("names", String.join(", ", row.names()))
            .with("point", row.values(), "");
    // outside the prior the model is not run
    if (density instanceof Posterior posterior && row.ln_prior() > Double.NEGATIVE_INFINITY) {
      explanation
          .with("targets", String.join(", ", posterior.targetNames()))
          .with("ln likelihood, by target", posterior.parts(row.values()), "");
    }

    return explanation.lines();
  }

  private EvaluationRow row(long unit, int j, Batch batch, LogDensity.Evaluator evaluator) {
    boolean outside = batch.lnPrior[j] == Double.NEGATIVE_INFINITY;
    boolean failed = Double.isNaN(batch.lnLikelihood[j]) || Double.isNaN(batch.lnPrior[j]);
    String note = null;
    double[] stored = NONE;
    if (evaluator instanceof PosteriorEvaluator posterior && !outside) {
      stored = stored(posterior);
      note = failed && !posterior.failure().isEmpty() ? posterior.failure() : null;
    }

    if (failed) {
      String reason = note == null ? "the model gave no finite result" : note;
      return row(unit, batch, j, stored, "failed", reason);
    }

    boolean runsAway = !outside && !(isFinite(stored, 0, 1) && isFinite(batch.derived, j, batch.n));
    return row(
        unit,
        batch,
        j,
        stored,
        outside ? "outside-prior" : runsAway ? "non-finite" : "ok",
        runsAway ? "the run is not finite where nothing is compared" : null);
  }

  private static boolean isFinite(double[] values, int from, int step) {
    for (int i = from; i < values.length; i += step) {
      if (!Double.isFinite(values[i])) {
        return false;
      }
    }

    return true;
  }

  private double[] stored(PosteriorEvaluator evaluator) {
    double[][] all = new double[series.size()][];
    int length = 0;
    for (int v = 0; v < all.length; v++) {
      all[v] = evaluator.series(evaluator.variables().indexOf(series.get(v)));
      length += all[v].length;
    }

    double[] flat = new double[length];
    for (int v = 0; v < all.length; v++) {
      System.arraycopy(all[v], 0, flat, v * all[v].length, all[v].length);
    }

    return flat;
  }

  private EvaluationRow row(
      long unit, Batch batch, int j, double[] stored, String status, String note) {
    String[] units = new String[series.size()];
    double[] times = NONE;
    if (density instanceof Posterior posterior && !series.isEmpty()) {
      times = posterior.model().times();
      for (int v = 0; v < units.length; v++) {
        String name = series.get(v);
        units[v] =
            posterior.model().variables().stream()
                .filter(variable -> variable.name().equals(name))
                .map(Variable::unit)
                .findFirst()
                .orElse("");
      }
    }

    batch.get(j);
    double[] derived = new double[density.derived().size()];
    for (int i = 0; i < derived.length; i++) {
      derived[i] = batch.derived[i * batch.n + j];
    }

    return new EvaluationRow(
        unit,
        batch.ids[j],
        density.names().toArray(String[]::new),
        batch.point.clone(),
        possible(batch.lnPrior[j]),
        possible(batch.lnLikelihood[j]),
        density.derived().toArray(String[]::new),
        derived,
        series.toArray(String[]::new),
        units,
        times,
        stored,
        status,
        note);
  }

  private static double possible(double value) {
    return value < Double.POSITIVE_INFINITY ? value : Double.NEGATIVE_INFINITY;
  }

  @Override
  public Stream<EvaluationRow> failed(RowBlocks.Block block, String reason) {
    Batch batch = new Batch(density.names().size(), density.derived().size(), 1);
    return LongStream.range(block.from(), block.to())
        .mapToObj(
            unit -> {
              batch.ids[0] = points.read(density.names(), unit, batch.point);
              batch.put(0);
              batch.lnPrior[0] = Double.NaN;
              batch.lnLikelihood[0] = Double.NaN;
              java.util.Arrays.fill(batch.derived, Double.NaN);
              return row(unit, batch, 0, NONE, "error", reason);
            });
  }

  /** Points side by side, and what is found there. */
  private static final class Batch {
    final int n;
    final long[] ids;
    final double[] point;
    final double[] points;
    final double[] lnPrior;
    final double[] lnLikelihood;
    final double[] derived;
    final double[] onePrior = new double[1];
    final double[] oneLikelihood = new double[1];
    final double[] oneDerived;

    Batch(int d, int quantities, int n) {
      this.n = n;
      ids = new long[n];
      point = new double[d];
      points = new double[d * n];
      lnPrior = new double[n];
      lnLikelihood = new double[n];
      derived = new double[quantities * n];
      oneDerived = new double[quantities];
    }

    void put(int j) {
      for (int i = 0; i < point.length; i++) {
        points[i * n + j] = point[i];
      }
    }

    void get(int j) {
      for (int i = 0; i < point.length; i++) {
        point[i] = points[i * n + j];
      }
    }

    void keep(int j) {
      lnPrior[j] = onePrior[0];
      lnLikelihood[j] = oneLikelihood[0];
      for (int i = 0; i < oneDerived.length; i++) {
        derived[i * n + j] = oneDerived[i];
      }
    }
  }
}
