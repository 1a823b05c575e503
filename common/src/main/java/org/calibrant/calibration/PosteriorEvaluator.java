package org.calibrant.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.calibrant.calibration.models.Simulator;
import org.calibrant.calibration.models.Variable;
import org.calibrant.calibration.targets.Comparison;
import org.calibrant.calibration.targets.Target;
import org.calibrant.params.ParameterSet;

/**
 * A posterior at work: points with a prior are packed into blocks, the model runs each block, and
 * targets and quantities are taken from its series.
 */
final class PosteriorEvaluator implements LogDensity.Evaluator {

  /** Runs per block: as many as the model's series fit into the cache of one core. */
  private static final int BLOCK = 32;

  private final int times;
  private final ParameterSet.Joint prior;
  private final Simulator simulator;
  private final List<String> wanted;

  /** Of each value of a run, the row of the points, or −1. */
  private final int[] rows;

  private final double[] fixedValues;
  private final Comparison[] comparisons;
  private final int[] comparedVariable;
  private final double[][][] likelihoodParameters;
  private final int[][] likelihoodRows;
  private final double[][] weights;
  private final int[] quantityVariable;
  private final int[] lanes = new int[BLOCK];
  private final double[] runs;
  private final double[] series;
  private final double[] lnL = new double[BLOCK];
  private String failure = "";

  PosteriorEvaluator(Posterior posterior, List<String> more) {
    double[] timeline = posterior.model().times();
    times = timeline.length;
    prior = posterior.priors().joint();
    wanted = posterior.wanted(more).stream().map(Variable::name).toList();
    simulator = posterior.model().simulator(wanted);
    List<String> all = posterior.allNames();
    List<String> names = posterior.names();
    Map<String, Double> fixed = posterior.fixed();
    rows = all.stream().mapToInt(names::indexOf).toArray();
    fixedValues = all.stream().mapToDouble(name -> fixed.getOrDefault(name, 0.0)).toArray();
    List<Target> targets = posterior.targets();
    comparisons = targets.stream().map(t -> t.on(timeline)).toArray(Comparison[]::new);
    comparedVariable = targets.stream().mapToInt(t -> wanted.indexOf(t.variable())).toArray();
    likelihoodRows =
        targets.stream()
            .map(t -> t.likelihood().parameters().stream().mapToInt(all::indexOf).toArray())
            .toArray(int[][]::new);
    likelihoodParameters =
        Arrays.stream(likelihoodRows)
            .map(r -> new double[r.length][BLOCK])
            .toArray(double[][][]::new);
    weights = posterior.quantities().stream().map(q -> q.on(timeline)).toArray(double[][]::new);
    quantityVariable =
        posterior.quantities().stream().mapToInt(q -> wanted.indexOf(q.variable())).toArray();
    runs = new double[all.size() * BLOCK];
    series = new double[wanted.size() * times * BLOCK];
  }

  @Override
  public void evaluate(
      double[] points,
      int stride,
      int count,
      double[] lnPrior,
      double[] lnLikelihood,
      double[] derived) {
    prior.lnPrior(points, stride, count, lnPrior);
    int n = 0;
    for (int w = 0; w < count; w++) {
      if (lnPrior[w] == Double.NEGATIVE_INFINITY) {
        lnLikelihood[w] = Double.NEGATIVE_INFINITY;
        for (int q = 0; q < weights.length; q++) {
          derived[q * stride + w] = Double.NaN;
        }
      } else {
        lanes[n++] = w;
      }

      if (n == BLOCK || n > 0 && w == count - 1) {
        block(points, stride, n, lnLikelihood, derived);
        n = 0;
      }
    }
  }

  private void block(double[] points, int stride, int n, double[] lnLikelihood, double[] derived) {
    for (int k = 0; k < rows.length; k++) {
      for (int w = 0; w < n; w++) {
        runs[k * BLOCK + w] = rows[k] < 0 ? fixedValues[k] : points[rows[k] * stride + lanes[w]];
      }
    }

    simulate(n);
    Arrays.fill(lnL, 0, n, 0);
    for (int t = 0; t < comparisons.length; t++) {
      for (int k = 0; k < likelihoodRows[t].length; k++) {
        System.arraycopy(runs, likelihoodRows[t][k] * BLOCK, likelihoodParameters[t][k], 0, n);
      }

      int offset = comparedVariable[t] * times * BLOCK;
      comparisons[t].add(series, offset, BLOCK, n, likelihoodParameters[t], lnL);
    }

    for (int w = 0; w < n; w++) {
      lnLikelihood[lanes[w]] = isResult(w) ? lnL[w] : Double.NaN;
    }

    for (int q = 0; q < weights.length; q++) {
      for (int w = 0; w < n; w++) {
        derived[q * stride + lanes[w]] = quantity(q, w);
      }
    }
  }

  /** ln likelihood of each target at one point. */
  double[] parts(double[] point) {
    for (int k = 0; k < rows.length; k++) {
      runs[k * BLOCK] = rows[k] < 0 ? fixedValues[k] : point[rows[k]];
    }

    simulate(1);
    double[] parts = new double[comparisons.length];
    for (int t = 0; t < parts.length; t++) {
      for (int k = 0; k < likelihoodRows[t].length; k++) {
        likelihoodParameters[t][k][0] = runs[likelihoodRows[t][k] * BLOCK];
      }

      lnL[0] = 0;
      int offset = comparedVariable[t] * times * BLOCK;
      comparisons[t].add(series, offset, BLOCK, 1, likelihoodParameters[t], lnL);
      parts[t] = lnL[0];
    }

    return parts;
  }

  private void simulate(int n) {
    failure = "";
    try {
      simulator.run(runs, BLOCK, n, series);
      for (int w = n - 1; w >= 0; w--) {
        failure = simulator.failure(w).isEmpty() ? failure : simulator.failure(w);
      }
    } catch (RuntimeException e) {
      if (n == 1) {
        failed(0, e);
      } else {
        oneByOne(n);
      }
    }
  }

  /** A model that throws for one run shall not spoil its neighbours. */
  private void oneByOne(int n) {
    double[] run = new double[rows.length];
    double[] alone = new double[wanted.size() * times];
    for (int w = n - 1; w >= 0; w--) {
      for (int k = 0; k < run.length; k++) {
        run[k] = runs[k * BLOCK + w];
      }

      try {
        simulator.run(run, 1, 1, alone);
        failure = simulator.failure(0).isEmpty() ? failure : simulator.failure(0);
        for (int i = 0; i < alone.length; i++) {
          series[i * BLOCK + w] = alone[i];
        }
      } catch (RuntimeException e) {
        failed(w, e);
      }
    }
  }

  private void failed(int w, RuntimeException e) {
    failure = e.getMessage() == null ? e.toString() : e.getMessage();
    for (int i = 0; i < wanted.size() * times; i++) {
      series[i * BLOCK + w] = Double.NaN;
    }
  }

  /** Whether the sum is one: what a model that ran away leaves behind is none. */
  private boolean isResult(int w) {
    if (Double.isFinite(lnL[w])) {
      return true;
    }

    boolean impossible = lnL[w] == Double.NEGATIVE_INFINITY;
    for (int t = 0; impossible && t < comparisons.length; t++) {
      impossible = comparisons[t].isFinite(series, comparedVariable[t] * times * BLOCK, BLOCK, w);
    }

    return impossible;
  }

  private double quantity(int q, int w) {
    int offset = quantityVariable[q] * times * BLOCK;
    double sum = 0;
    for (int t = 0; t < times; t++) {
      if (weights[q][t] != 0) {
        sum += weights[q][t] * series[offset + t * BLOCK + w];
      }
    }

    return sum;
  }

  /** Why the first failed run of the last block failed; blank where nothing is known. */
  String failure() {
    return failure;
  }

  /** The variables whose series {@link #series} has. */
  List<String> variables() {
    return wanted;
  }

  /** A series of the first run of the last block. */
  double[] series(int variable) {
    double[] values = new double[times];
    for (int t = 0; t < times; t++) {
      values[t] = series[(variable * times + t) * BLOCK];
    }

    return values;
  }
}
