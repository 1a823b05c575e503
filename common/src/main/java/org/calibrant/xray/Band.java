package org.calibrant.xray;

import org.calibrant.math.Elementary;

/** Sums of a model over an energy band, on bins fine enough that lines keep their energy to 10⁻⁴. */
final class Band {
  private static final int PER_DECADE = 20_000;

  /** Of one keV. */
  static final double ERG = 1.602176634e-9;

  private Band() {}

  /** ∫ N(E) dE, or ∫ E N(E) dE [keV cm⁻² s⁻¹] with the centre of each bin as its energy. */
  static double sum(SpectralModel model, double from, double to, boolean energy) {
    double ratio = Elementary.log(to / from);
    int bins = Math.max(64, (int) Math.ceil(ratio / 2.302585092994046 * PER_DECADE));
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = from * Elementary.exp(ratio * i / bins);
    }

    edges[bins] = to;
    double[] flux = new double[bins];
    model.addTo(edges, flux);
    double sum = 0;
    for (int i = 0; i < bins; i++) {
      sum += energy ? flux[i] * 0.5 * (edges[i] + edges[i + 1]) : flux[i];
    }

    return sum;
  }

  static void require(double fromKev, double toKev) {
    Require.positive("from-kev", fromKev);
    if (!(fromKev < toKev) || Double.isInfinite(toKev)) {
      throw new IllegalArgumentException(
          "from-kev must be below to-kev, were " + fromKev + " and " + toKev);
    }
  }
}
