package org.calibrant.tracks;

/** Derivatives of the end of a track by its start, as central differences of ten more tracks. */
final class Differences {
  private static final double POSITION_MM = 0.01;
  private static final double SLOPE = 1e-6;

  /** Of q/p; of a straight track that of 1 TeV is taken. */
  private static final double RELATIVE = 1e-4;

  private static final double LEAST_QOP = 1e-6;

  private Differences() {}

  static Ending carry(
      Propagator propagator, double from, double to, double[] state, double[] jacobian) {
    double[] start = state.clone();
    for (int column = 0; column < 5; column++) {
      double step =
          column < 2
              ? POSITION_MM
              : column < 4 ? SLOPE : RELATIVE * Math.max(LEAST_QOP, Math.abs(start[4]));
      double[] above = start.clone();
      double[] below = start.clone();
      above[column] += step;
      below[column] -= step;
      boolean arrive =
          propagator.carry(from, to, above) == Ending.OK
              && propagator.carry(from, to, below) == Ending.OK;
      for (int row = 0; row < 4; row++) {
        jacobian[5 * row + column] = arrive ? (above[row] - below[row]) / (2 * step) : Double.NaN;
      }
    }

    return propagator.carry(from, to, state);
  }
}
