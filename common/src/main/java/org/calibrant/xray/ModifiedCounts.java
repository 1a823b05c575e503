package org.calibrant.xray;

import java.util.Arrays;

/**
 * Expected counts under the modified configuration, for the temperatures of a library at one grid
 * point after the other. One thread only.
 */
abstract class ModifiedCounts {
  private final Source source;
  private final double[] temperatures;
  private final double[][] flux;
  private final ExpectedCounts baseline;
  private final int energies;
  private double[] point;

  private ModifiedCounts(LibraryKernel kernel) {
    this.source = kernel.source();
    this.temperatures = kernel.grid().temperatures();
    this.flux = new double[temperatures.length][];
    this.baseline = new ExpectedCounts(kernel.baseline(), kernel.noticed());
    this.energies = kernel.baseline().response().energies();
  }

  static ModifiedCounts of(LibraryKernel kernel) {
    double[] first = new double[kernel.grid().axes().size()];
    kernel.grid().point(0, first);
    return kernel.modification() instanceof AreaPerturbation perturbation
            && perturbation.isPlain(kernel.baseline(), first)
        ? new Linear(kernel, perturbation)
        : new General(kernel);
  }

  /** Goes to a grid point, whose array is not kept. */
  void moveTo(double[] newPoint) {
    if (dependsOnPoint()) {
      Arrays.fill(flux, null);
    }

    point = newPoint.clone();
  }

  /** The configuration at this grid point. */
  abstract Observation truth();

  /** Writes the expected source counts of temperature number {@code t}. */
  abstract void at(int t, double[] counts);

  final boolean dependsOnPoint() {
    return source.dependsOnPoint();
  }

  /** The true model at temperature number {@code t}. */
  final SpectralModel model(int t) {
    return source.modified(temperatures[t], point);
  }

  /** Its photon flux on the energies of the baseline, computed once. */
  final double[] flux(int t) {
    if (flux[t] == null) {
      flux[t] = new double[energies];
      baseline.flux(model(t), flux[t]);
    }

    return flux[t];
  }

  /** Any modification: one fold per row. */
  private static final class General extends ModifiedCounts {
    private final LibraryKernel kernel;
    private final double[] weighted;
    private Observation truth;
    private ExpectedCounts expected;

    General(LibraryKernel kernel) {
      super(kernel);
      this.kernel = kernel;
      this.weighted = new double[kernel.baseline().response().energies()];
    }

    @Override
    void moveTo(double[] newPoint) {
      super.moveTo(newPoint);
      truth = kernel.modification().modified(kernel.baseline(), newPoint.clone());
      expected = new ExpectedCounts(truth, kernel.noticed());
    }

    @Override
    Observation truth() {
      return truth;
    }

    @Override
    void at(int t, double[] counts) {
      if (!truth.response().sharesEnergies(kernel.baseline().response())) {
        expected.of(model(t), counts);
        return;
      }

      double[] area = truth.response().area();
      double[] photons = flux(t);
      for (int e = 0; e < weighted.length; e++) {
        weighted[e] = area[e] * photons[e];
      }

      expected.ofWeighted(weighted, counts);
    }
  }

  /**
   * S' = S (1 + A g): counts of S and of S g are folded once for all A,
   *
   * <pre>  m'[c] = m[c] + A p[c]</pre>
   */
  private static final class Linear extends ModifiedCounts {
    private final AreaPerturbation perturbation;
    private final Observation unmodified;
    private final ExpectedCounts expected;
    private final double[] edges;
    private final double[] area;
    private final double[] shape;
    private final double[] weighted;
    private final double[][] plain;
    private final double[][] shaped;
    private double[] shapedFor;
    private double amplitude;

    Linear(LibraryKernel kernel, AreaPerturbation perturbation) {
      super(kernel);
      this.perturbation = perturbation;
      this.unmodified = kernel.baseline();
      this.expected = new ExpectedCounts(kernel.baseline(), kernel.noticed());
      this.edges = kernel.baseline().response().edges();
      this.area = kernel.baseline().response().area();
      this.shape = new double[area.length];
      this.weighted = new double[area.length];
      this.plain = new double[kernel.grid().temperatures().length][];
      this.shaped = new double[plain.length][];
    }

    @Override
    void moveTo(double[] newPoint) {
      super.moveTo(newPoint);
      amplitude = newPoint[perturbation.amplitude()];
      double[] withoutAmplitude = newPoint.clone();
      withoutAmplitude[perturbation.amplitude()] = 0;
      if (!Arrays.equals(withoutAmplitude, shapedFor)) {
        perturbation.shape(edges, withoutAmplitude, shape);
        shapedFor = withoutAmplitude;
        Arrays.fill(shaped, null);
      }

      if (dependsOnPoint()) {
        Arrays.fill(plain, null);
        Arrays.fill(shaped, null);
      }
    }

    /** But for the area, which is not asked for. */
    @Override
    Observation truth() {
      return unmodified;
    }

    @Override
    void at(int t, double[] counts) {
      if (shaped[t] == null) {
        fold(t, counts.length);
      }

      double[] base = plain[t];
      double[] bump = shaped[t];
      for (int c = 0; c < counts.length; c++) {
        counts[c] = base[c] + amplitude * bump[c];
      }
    }

    private void fold(int t, int channels) {
      double[] photons = flux(t);
      if (plain[t] == null) {
        for (int e = 0; e < weighted.length; e++) {
          weighted[e] = area[e] * photons[e];
        }

        plain[t] = new double[channels];
        expected.ofWeighted(weighted, plain[t]);
      }

      for (int e = 0; e < weighted.length; e++) {
        weighted[e] = area[e] * shape[e] * photons[e];
      }

      shaped[t] = new double[channels];
      expected.ofWeighted(weighted, shaped[t]);
    }
  }
}
