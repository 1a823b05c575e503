package org.calibrant.xray;

import org.calibrant.math.Elementary;

/**
 * The profile of a source that is linear between its nodes. With a and d = b − a the counts at the
 * left node and the step to the right one, m = a + w d, M = Σ m, D = Σ d:
 *
 * <pre>
 *   C(w)  = 2 Σ [n m − S + S (ln S − ln n m)],   n = Σ S / M
 *   C'(w) = 2 [(Σ S) D / M − Σ S d / m]
 *   C''(w) = 2 [Σ S (d / m)² − (Σ S) (D / M)²]
 * </pre>
 *
 * <p>The derivatives need divisions only, and no fold: that is what makes a fit short.
 */
final class TemplateProfile implements Profile {
  private final NodeSpectra nodes;
  private final SpectrumBins spectrum;
  private final double[][] grouped;
  private final int[] groupedFor;
  private final double[] step;
  private int fit;
  private double[] left;
  private double leftTotal;
  private double stepTotal;
  private double value;
  private double slope;
  private double curvature;
  private double norm;

  TemplateProfile(NodeSpectra nodes, SpectrumBins spectrum, int channels) {
    this.nodes = nodes;
    this.spectrum = spectrum;
    this.grouped = new double[nodes.grid().size()][];
    this.groupedFor = new int[grouped.length];
    this.step = new double[channels];
  }

  /** Forgets what was grouped for the last spectrum. */
  void renew() {
    fit++;
  }

  @Override
  public void select(int i) {
    left = node(i);
    double[] right = node(i + 1);
    double l = 0;
    double s = 0;
    for (int j = 0; j < spectrum.bins(); j++) {
      step[j] = right[j] - left[j];
      l += left[j];
      s += step[j];
    }

    leftTotal = l;
    stepTotal = s;
  }

  private double[] node(int i) {
    if (spectrum.plain()) {
      return nodes.at(i);
    }

    if (groupedFor[i] != fit) {
      if (grouped[i] == null) {
        grouped[i] = new double[step.length];
      }

      spectrum.group(nodes.at(i), grouped[i]);
      groupedFor[i] = fit;
    }

    return grouped[i];
  }

  @Override
  public void differentiate(double w) {
    double total = leftTotal + w * stepTotal;
    double floor = CStatistic.FLOOR * total / spectrum.total();
    double[] counts = spectrum.counts();
    double first = 0;
    double second = 0;
    for (int j = 0; j < spectrum.bins(); j++) {
      double m = left[j] + w * step[j];
      double q = m > floor ? step[j] / m : 0;
      double sq = counts[j] * q;
      first += sq;
      second += sq * q;
    }

    finish(total, first, second);
  }

  @Override
  public void evaluate(double w) {
    double total = leftTotal + w * stepTotal;
    double n = spectrum.total() / total;
    double floor = CStatistic.FLOOR / n;
    double[] counts = spectrum.counts();
    double[] logs = spectrum.logs();
    double sum = 0;
    double first = 0;
    double second = 0;
    for (int j = 0; j < spectrum.bins(); j++) {
      double m = left[j] + w * step[j];
      double q = m > floor ? step[j] / m : 0;
      double expected = Math.max(n * m, CStatistic.FLOOR);
      double s = counts[j];
      double sq = s * q;
      first += sq;
      second += sq * q;
      sum += expected - s + s * (logs[j] - Elementary.log(expected));
    }

    value = 2 * sum;
    norm = n;
    finish(total, first, second);
  }

  private void finish(double total, double first, double second) {
    double relative = stepTotal / total;
    slope = 2 * (spectrum.total() * relative - first);
    curvature = 2 * (second - spectrum.total() * relative * relative);
  }

  @Override
  public double value() {
    return value;
  }

  @Override
  public double slope() {
    return slope;
  }

  @Override
  public double curvature() {
    return curvature;
  }

  @Override
  public double norm() {
    return norm;
  }
}
