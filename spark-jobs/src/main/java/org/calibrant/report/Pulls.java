package org.calibrant.report;

import java.util.ArrayList;
import java.util.List;
import org.calibrant.report.chart.Axis;
import org.calibrant.report.chart.Bars;
import org.calibrant.report.chart.Extent;
import org.calibrant.report.chart.Histogram;
import org.calibrant.report.chart.Layer;
import org.calibrant.report.chart.Line;
import org.calibrant.report.chart.Plot;

/**
 * Pulls, (estimate − truth) / σ, one after the other: a standard normal if the estimates scatter around
 * the truth as σ says. Those farther away than {@value #FAR} are counted, and left out of the moments:
 * they are other minima, not errors.
 */
public final class Pulls {
  /** Where outliers begin. */
  public static final double FAR = 5;

  private static final int BINS = 40;
  private static final int POINTS = 121;

  private final Histogram.Counter counter =
      new Histogram.Counter(Histogram.edges(new Extent(-FAR, FAR), BINS));
  private double sum;
  private double squares;
  private long count;
  private long beyond;

  /** One more; nothing where σ is 0, as of a value that a bound holds, or no number. */
  public void add(double error, double sigma) {
    double pull = error / sigma;
    if (!(sigma > 0) || !Double.isFinite(pull)) {
      return;
    }

    if (Math.abs(pull) > FAR) {
      beyond++;
    } else {
      counter.add(pull);
      sum += pull;
      squares += pull * pull;
      count++;
    }
  }

  /** How many are counted in the moments. */
  public long count() {
    return count;
  }

  /** How many lie farther away. */
  public long beyond() {
    return beyond;
  }

  public double mean() {
    return sum / count;
  }

  public double rms() {
    return Math.sqrt(squares / count);
  }

  /** Their histogram with the standard normal of as many. */
  public Plot plot(String quantity) {
    double[] x = new double[POINTS];
    double[] y = new double[POINTS];
    double each = count * 2 * FAR / BINS / Math.sqrt(2 * Math.PI);
    for (int i = 0; i < POINTS; i++) {
      x[i] = -FAR + 2 * FAR * i / (POINTS - 1);
      y[i] = each * StrictMath.exp(-0.5 * x[i] * x[i]);
    }

    List<Layer> layers = new ArrayList<>();
    layers.add(new Bars("found", counter.histogram()));
    layers.add(Line.of("standard normal", x, y));
    return Plot.of(Axis.of(quantity, ""), Axis.of("number", ""), layers);
  }
}
