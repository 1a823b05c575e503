package org.calibrant.calibration.targets;

import java.util.Arrays;

/** A target on a model's timeline, at work for one thread: it has its scratch arrays. */
public final class Comparison {
  private final Observed observed;
  private final int[] index;
  private final int first;
  private final int end;
  private final double[] precision;
  private final Likelihood.Sum likelihood;
  private double[] residuals = new double[0];
  private double[] mean = new double[0];

  /**
   * @param index where on the timeline each observation stands
   * @param first first time of the reference period; equal to end without one
   * @param end one after its last time
   */
  Comparison(Target target, Observed observed, int[] index, int first, int end) {
    this.observed = observed;
    this.index = index;
    this.first = first;
    this.end = end;
    this.likelihood = target.likelihood().of(observed);
    this.precision = Arrays.stream(observed.sigma()).map(s -> 1 / s).toArray();
  }

  public Observed observed() {
    return observed;
  }

  /**
   * Adds ln L of each run; what is not finite in a run makes its sum NaN or infinite.
   *
   * @param series the variable at time t of run w at {@code offset + t * stride + w}
   * @param parameters value k of the likelihood's parameters of run w at [k][w]
   * @param lnLikelihood count numbers to which is added
   */
  public void add(
      double[] series,
      int offset,
      int stride,
      int count,
      double[][] parameters,
      double[] lnLikelihood) {
    if (residuals.length < count * index.length) {
      residuals = new double[count * index.length];
    }

    reference(series, offset, stride, count);
    double[] z = residuals;
    for (int i = 0; i < index.length; i++) {
      int row = offset + index[i] * stride;
      int to = i * count;
      double value = observed.values()[i];
      double weight = precision[i];
      for (int w = 0; w < count; w++) {
        z[to + w] = (value - (series[row + w] - mean[w])) * weight;
      }
    }

    likelihood.add(z, count, count, parameters, lnLikelihood);
  }

  /**
   * What would be observed without errors.
   *
   * @param series the variable of one run, one value per time
   */
  public double[] expected(double[] series) {
    reference(series, 0, 1, 1);
    double[] values = new double[index.length];
    for (int i = 0; i < index.length; i++) {
      values[i] = series[index[i]] - mean[0];
    }

    return values;
  }

  /** Whether all compared values of a run are finite. */
  public boolean isFinite(double[] series, int offset, int stride, int w) {
    for (int t : index) {
      if (!Double.isFinite(series[offset + t * stride + w])) {
        return false;
      }
    }

    for (int t = first; t < end; t++) {
      if (!Double.isFinite(series[offset + t * stride + w])) {
        return false;
      }
    }

    return true;
  }

  private void reference(double[] series, int offset, int stride, int count) {
    if (mean.length < count) {
      mean = new double[count];
    }

    Arrays.fill(mean, 0, count, 0);
    for (int t = first; t < end; t++) {
      int row = offset + t * stride;
      for (int w = 0; w < count; w++) {
        mean[w] += series[row + w];
      }
    }

    for (int w = 0; w < count && end > first; w++) {
      mean[w] /= end - first;
    }
  }
}
