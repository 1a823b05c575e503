package org.calibrant.xray;

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
final class DirectProfile extends Profile {
  private static final double H = 1e-4;

  private final NodeSpectra.NodeGrid grid;
  private final AssumedSource source;
  private final ExpectedCounts expected;
  private final double[] channels;
  private final double[] here;
  private final double[] below;
  private final double[] above;
  private int interval;

  DirectProfile(
      NodeSpectra.NodeGrid grid,
      AssumedSource source,
      ExpectedCounts expected,
      SpectrumBins spectrum,
      int channels) {
    super(spectrum);
    this.grid = grid;
    this.source = source;
    this.expected = expected;
    this.channels = new double[channels];
    this.here = new double[channels];
    this.below = new double[channels];
    this.above = new double[channels];
  }

  @Override
  void renew() {}

  @Override
  void select(int i) {
    interval = i;
  }

  @Override
  void differentiate(double w) {
    fold(w, here);
    fold(w - H, below);
    fold(w + H, above);
    int bins = spectrum().bins();
    double all = 0;
    for (int j = 0; j < bins; j++) {
      all += here[j];
    }

    double floor = settleNorm(here, all);
    double[] observed = spectrum().counts();
    double total = 0;
    double totalFirst = 0;
    double totalSecond = 0;
    double first = 0;
    double second = 0;
    double seen = 0;
    for (int j = 0; j < bins; j++) {
      double m = here[j];
      if (m > floor) {
        double d = (above[j] - below[j]) / (2 * H);
        double dd = (above[j] - 2 * m + below[j]) / (H * H);
        double q = d / m;
        first += observed[j] * q;
        second += observed[j] * (q * q - dd / m);
        total += m;
        totalFirst += d;
        totalSecond += dd;
        seen += observed[j];
      }
    }

    double relative = totalFirst / total;
    slope = 2 * (norm * totalFirst - first);
    curvature = 2 * (second + norm * totalSecond - seen * relative * relative);
  }

  @Override
  void evaluate(double w) {
    differentiate(w);
    sum(here);
  }

  private void fold(double w, double[] result) {
    expected.of(source.at(grid.kt(interval, w)), channels);
    spectrum().group(channels, result);
  }
}
