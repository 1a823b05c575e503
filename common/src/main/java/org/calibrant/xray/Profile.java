package org.calibrant.xray;

/**
 * The C-statistic of one spectrum as a function of temperature alone, the norm being at its best
 * for each. With m the model's counts per bin and its derivatives by a coordinate w,
 *
 * <pre>
 *   C   = 2 Σ [x − S + S (ln S − ln x)],   x = max(n m, 10⁻⁵),   n = Σ S / Σ m
 *   C'  = 2 [n Σ m' − Σ S m' / m]
 *   C'' = 2 [Σ S ((m' / m)² − m'' / m) + n Σ m'' − (Σ S) (Σ m' / Σ m)²]
 * </pre>
 *
 * <p>Bins below the floor of 10⁻⁵ counts contribute a constant to C, so all sums but that for C run
 * over the others: then n is the best norm, and C' the slope of C.
 *
 * <p>The temperature is given by an interval between two neighbouring nodes and the fraction w of
 * the way through it. An instance holds what it computed last, and serves one thread.
 */
abstract class Profile {
  private static final int ROUNDS = 20;

  private final SpectrumBins spectrum;

  /** C at the last {@link #evaluate}; infinite where the model has no counts. */
  double value;

  /** dC/dw at the last {@link #differentiate} or {@link #evaluate}. */
  double slope;

  /** d²C/dw² at the last {@link #differentiate} or {@link #evaluate}. */
  double curvature;

  /** The best norm at the last {@link #differentiate} or {@link #evaluate}. */
  double norm;

  Profile(SpectrumBins spectrum) {
    this.spectrum = spectrum;
  }

  final SpectrumBins spectrum() {
    return spectrum;
  }

  /** Forgets what is known of the last spectrum. */
  abstract void renew();

  /** Goes to the interval between node i and node i + 1. */
  abstract void select(int i);

  /** Computes norm, slope and curvature at w. */
  abstract void differentiate(double w);

  /** Computes value, norm, slope and curvature at w. */
  abstract void evaluate(double w);

  /**
   * The norm at its best, and the floor of the model's counts that goes with it.
   *
   * @param m the model's counts per bin
   * @param total their sum
   * @return the m below which n m is below the floor
   */
  final double settleNorm(double[] m, double total) {
    norm = spectrum.total() / total;
    double floor = CStatistic.FLOOR / norm;
    int bins = spectrum.bins();
    int above = bins;
    for (int round = 0; round < ROUNDS; round++) {
      int count = 0;
      for (int j = 0; j < bins; j++) {
        count += m[j] > floor ? 1 : 0;
      }

      if (count == above) {
        return floor;
      }

      above = count;
      floor = refined(m, floor);
    }

    return floor;
  }

  private double refined(double[] m, double floor) {
    double[] counts = spectrum.counts();
    double s = 0;
    double total = 0;
    for (int j = 0; j < spectrum.bins(); j++) {
      if (m[j] > floor) {
        s += counts[j];
        total += m[j];
      }
    }

    norm = s / total;
    return CStatistic.FLOOR / norm;
  }

  /** C at the settled norm. */
  final void sum(double[] m) {
    double[] counts = spectrum.counts();
    double[] logs = spectrum.logs();
    double sum = 0;
    for (int j = 0; j < spectrum.bins(); j++) {
      sum += CStatistic.term(counts[j], logs[j], norm * m[j]);
    }

    value = Double.isNaN(sum) ? Double.POSITIVE_INFINITY : 2 * sum;
  }
}
