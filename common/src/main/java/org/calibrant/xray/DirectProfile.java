package org.calibrant.xray;

import org.calibrant.math.Elementary;

/**
 * The profile of a source that is not tabulated: the model is folded anew for every temperature,
 * and its derivatives by temperature are central differences,
 *
 * <pre>
 *   m' = (m(w + h) − m(w − h)) / 2h,   m'' = (m(w + h) − 2 m(w) + m(w − h)) / h²
 * </pre>
 *
 * from which those of C follow as sums, free of the cancellation that differences of C would have.
 */
final class DirectProfile implements Profile {
  private static final double H = 1e-4;

  private final NodeSpectra.NodeGrid grid;
  private final AssumedSource source;
  private final ExpectedCounts expected;
  private final SpectrumBins spectrum;
  private final double[] channels;
  private final double[] here;
  private final double[] below;
  private final double[] above;
  private int interval;
  private double value;
  private double slope;
  private double curvature;
  private double norm;

  DirectProfile(
      NodeSpectra.NodeGrid grid,
      AssumedSource source,
      ExpectedCounts expected,
      SpectrumBins spectrum,
      int channels) {
    this.grid = grid;
    this.source = source;
    this.expected = expected;
    this.spectrum = spectrum;
    this.channels = new double[channels];
    this.here = new double[channels];
    this.below = new double[channels];
    this.above = new double[channels];
  }

  @Override
  public void select(int i) {
    interval = i;
  }

  @Override
  public void differentiate(double w) {
    evaluate(w);
  }

  @Override
  public void evaluate(double w) {
    fold(w, here);
    fold(w - H, below);
    fold(w + H, above);
    int bins = spectrum.bins();
    double total = 0;
    double totalFirst = 0;
    double totalSecond = 0;
    for (int j = 0; j < bins; j++) {
      total += here[j];
      totalFirst += (above[j] - below[j]) / (2 * H);
      totalSecond += (above[j] - 2 * here[j] + below[j]) / (H * H);
    }

    norm = spectrum.total() / total;
    double floor = CStatistic.FLOOR / norm;
    double[] counts = spectrum.counts();
    double[] logs = spectrum.logs();
    double sum = 0;
    double first = 0;
    double second = 0;
    for (int j = 0; j < bins; j++) {
      double s = counts[j];
      double m = Math.max(norm * here[j], CStatistic.FLOOR);
      sum += m - s + s * (logs[j] - Elementary.log(m));
      if (here[j] > floor) {
        double q = (above[j] - below[j]) / (2 * H * here[j]);
        first += s * q;
        second += s * (q * q - (above[j] - 2 * here[j] + below[j]) / (H * H * here[j]));
      }
    }

    value = 2 * sum;
    double relative = totalFirst / total;
    slope = 2 * (spectrum.total() * relative - first);
    curvature = 2 * (second + spectrum.total() * (totalSecond / total - relative * relative));
  }

  private void fold(double w, double[] result) {
    expected.of(source.at(grid.kt(interval, w)), channels);
    spectrum.group(channels, result);
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
