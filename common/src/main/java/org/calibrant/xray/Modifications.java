package org.calibrant.xray;

/** What built-in modifications have in common. */
final class Modifications {
  private Modifications() {}

  static void requireArea(String name, double value) {
    if (!(value >= -1) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          name + " must be at least -1, where the effective area vanishes, was " + value);
    }
  }

  static Observation notNegative(Observation observation) {
    double[] area = observation.response().area();
    boolean negative = false;
    for (double s : area) {
      negative |= s < 0;
    }

    if (!negative) {
      return observation;
    }

    double[] cut = new double[area.length];
    for (int i = 0; i < cut.length; i++) {
      cut[i] = Math.max(0, area[i]);
    }

    return observation.withArea(cut);
  }

  /** The area times a factor of the centre of each bin. */
  static Observation times(Observation baseline, java.util.function.DoubleUnaryOperator factor) {
    double[] edges = baseline.response().edges();
    double[] area = baseline.response().area().clone();
    for (int i = 0; i < area.length; i++) {
      area[i] *= factor.applyAsDouble(0.5 * (edges[i] + edges[i + 1]));
    }

    return baseline.withArea(area);
  }
}
