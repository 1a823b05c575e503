package org.calibrant.tracks;

import org.calibrant.core.Unit;
import org.calibrant.math.Elementary;

/**
 * How long a step may be, in the manner of LHCb's extrapolators. With the estimated errors of a step,
 *
 * <pre>
 *   e = max(|δx| / T, |δy| / T, |δtx| / (T / |Z| + R |Δtx|))
 * </pre>
 *
 * where Z is the whole way and Δtx the change of tx in the step. A step is accepted if e ≤ σ, or if it
 * is the shortest one. The next one is longer by the safety factor times e^(−1/5) if e ≤ 1, shorter by
 * that times e^(−1/4) if not, within the bounds.
 *
 * @param toleranceMm T
 * @param slopeTolerance R
 * @param initialMm length of the first step
 * @param shortestMm length below which steps are not divided
 * @param longestMm length above which steps do not grow
 * @param sigma σ
 * @param safety factor of every change of the length
 * @param leastScale smallest change of the length
 * @param greatestScale largest change of the length
 * @param maxSteps after so many trials a track is given up
 */
public record StepControl(
    @Unit("mm") double toleranceMm,
    double slopeTolerance,
    @Unit("mm") double initialMm,
    @Unit("mm") double shortestMm,
    @Unit("mm") double longestMm,
    double sigma,
    double safety,
    double leastScale,
    double greatestScale,
    int maxSteps)
    implements java.io.Serializable {

  public StepControl {
    Require.positive("tolerance-mm", toleranceMm);
    Require.positive("slope-tolerance", slopeTolerance);
    Require.positive("initial-mm", initialMm);
    Require.positive("shortest-mm", shortestMm);
    if (!(longestMm >= shortestMm) || Double.isInfinite(longestMm)) {
      throw new IllegalArgumentException(
          "longest-mm must be at least shortest-mm, %s, was %s".formatted(shortestMm, longestMm));
    }

    Require.positive("sigma", sigma);
    Require.positive("safety", safety);
    if (!(leastScale > 0 && leastScale < 1)) {
      throw new IllegalArgumentException("least-scale must be between 0 and 1, was " + leastScale);
    }

    if (!(greatestScale > 1) || Double.isInfinite(greatestScale)) {
      throw new IllegalArgumentException("greatest-scale must be above 1, was " + greatestScale);
    }

    Require.atLeastOne("max-steps", maxSteps);
  }

  /** e; infinite if an error is not a number. */
  double ratio(double dx, double dy, double dtx, double change, double way) {
    double slope = toleranceMm / Math.abs(way) + slopeTolerance * Math.abs(change);
    double e =
        Math.max(
            Math.max(Math.abs(dx) / toleranceMm, Math.abs(dy) / toleranceMm),
            Math.abs(dtx) / slope);
    return Double.isNaN(e) ? Double.POSITIVE_INFINITY : e;
  }

  /** Whether a step of this length and e counts. */
  boolean accepts(double e, double length) {
    return e <= sigma || length <= shortestMm;
  }

  /** The length after a step of this length and e. */
  double next(double e, double length) {
    double scale =
        e > 1
            ? Math.max(leastScale, safety / Math.sqrt(Math.sqrt(e)))
            : Math.min(greatestScale, safety * Elementary.exp(-0.2 * Elementary.log(e)));
    return Math.max(shortestMm, Math.min(longestMm, length * scale));
  }
}
