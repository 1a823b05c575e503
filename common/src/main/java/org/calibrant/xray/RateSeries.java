package org.calibrant.xray;

import java.io.Serializable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folded rates of a model as a function of one parameter, for models whose other free parameter,
 * if there is one, is a factor on the whole: Chebyshev series over cells of the parameter's range,
 *
 * <pre>  rate_c(x) = Σ_k a_kc T_k(t),   t from −1 to 1 in the cell,</pre>
 *
 * made of as many folds as they have terms and then good for any number of spectra. A series counts
 * only if it meets the folded model at points between its nodes to 10⁻¹¹ of the highest rate and 10⁻⁹
 * of each; models with kinks (tables) do not pass and are folded for every trial.
 */
final class RateSeries implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int TERMS = 20;
  private static final int MOST_CELLS = 64;
  private static final double OF_PEAK = 1e-11;
  private static final double OF_EACH = 1e-9;
  private static final double[] TRIALS = {-0.9577, -0.31415, 0.5772, 0.9923};
  private static final double[][] NONE = {};

  private final FreeModel free;
  private final int general;
  private final int proportional;
  private final Response response;
  private final Notice.Range noticed;
  private final double width;
  private final double unit;
  private transient ConcurrentHashMap<Integer, double[][]> cells;

  private RateSeries(
      FreeModel free, int general, int proportional, Response response, Notice.Range noticed) {
    this.free = free;
    this.general = general;
    this.proportional = proportional;
    this.response = response;
    this.noticed = noticed;
    double start = free.start()[general];
    this.width = 0.5 * Math.max(Math.abs(start), 1e-2);
    this.unit =
        proportional >= 0 && free.start()[proportional] > 0 ? free.start()[proportional] : 1;
  }

  /** A series for a model; null for a model with other parameters. */
  static RateSeries of(FreeModel free, Effect[] effects, Response response, Notice.Range noticed) {
    int general = -1;
    int proportional = -1;
    for (int k = 0; k < effects.length; k++) {
      boolean taken = effects[k] == Effect.GENERAL ? general >= 0 : proportional >= 0;
      if (taken || effects[k] == Effect.AFFINE) {
        return null;
      }

      general = effects[k] == Effect.GENERAL ? k : general;
      proportional = effects[k] == Effect.PROPORTIONAL ? k : proportional;
    }

    return general < 0 ? null : new RateSeries(free, general, proportional, response, noticed);
  }

  int general() {
    return general;
  }

  /** The factor on the whole, or −1. */
  int proportional() {
    return proportional;
  }

  /**
   * Rates per noticed channel at x for a factor of 1, and their derivatives.
   *
   * @return whether there is a series
   */
  boolean at(double x, double[] rate, double[] derivative) {
    double from = free.start()[general] - 0.5 * width;
    double number = Math.floor((x - from) / width);
    if (!(Math.abs(number) < 1e6)) {
      return false;
    }

    int cell = (int) number;
    double[][] terms = known().get(cell);
    if (terms == null) {
      if (known().size() >= MOST_CELLS) {
        return false;
      }

      terms = known().computeIfAbsent(cell, c -> series(c));
    }

    if (terms.length == 0) {
      return false;
    }

    double low = low(cell);
    double half = 0.5 * (high(cell) - low);
    sum(terms, (x - low - half) / half, half, rate, derivative);
    return true;
  }

  private ConcurrentHashMap<Integer, double[][]> known() {
    synchronized (this) {
      if (cells == null) {
        cells = new ConcurrentHashMap<>();
      }

      return cells;
    }
  }

  private double low(int cell) {
    return free.box().inside(general, free.start()[general] + (cell - 0.5) * width);
  }

  private double high(int cell) {
    return free.box().inside(general, free.start()[general] + (cell + 0.5) * width);
  }

  /** Σ a_k T_k(t) and its derivative by x. */
  private static void sum(
      double[][] terms, double t, double half, double[] rate, double[] derivative) {
    java.util.Arrays.fill(rate, 0);
    java.util.Arrays.fill(derivative, 0);
    double before = 0; // T_{k−1}
    double now = 1;
    double slopeBefore = 0;
    double slope = 0;
    for (int k = 0; k < terms.length; k++) {
      add(terms[k], now, rate);
      if (k > 0) {
        add(terms[k], slope / half, derivative);
      }

      double next = k == 0 ? t : 2 * t * now - before;
      double slopeNext = k == 0 ? 1 : 2 * now + 2 * t * slope - slopeBefore;
      before = now;
      now = next;
      slopeBefore = slope;
      slope = slopeNext;
    }
  }

  private static void add(double[] term, double factor, double[] sum) {
    for (int c = 0; c < sum.length; c++) {
      sum[c] += factor * term[c];
    }
  }

  /** The terms of a cell; none if a series does not describe it. */
  private double[][] series(int cell) {
    double low = low(cell);
    double half = 0.5 * (high(cell) - low);
    if (!(half > 0)) {
      return NONE;
    }

    double[][] values = new double[TERMS][];
    for (int j = 0; j < TERMS; j++) {
      double t = StrictMath.cos(Math.PI * (j + 0.5) / TERMS);
      values[j] = folded(low + half * (1 + t));
      if (values[j] == null) {
        return NONE;
      }
    }

    double[][] terms = new double[TERMS][noticed.size()];
    for (int k = 0; k < TERMS; k++) {
      for (int j = 0; j < TERMS; j++) {
        double factor = StrictMath.cos(Math.PI * k * (j + 0.5) / TERMS) * (k == 0 ? 1 : 2) / TERMS;
        add(values[j], factor, terms[k]);
      }
    }

    return describes(terms, low, half) ? terms : NONE;
  }

  private boolean describes(double[][] terms, double low, double half) {
    double[] rate = new double[noticed.size()];
    double[] derivative = new double[rate.length];
    for (double t : TRIALS) {
      double[] truth = folded(low + half * (1 + t));
      if (truth == null) {
        return false;
      }

      sum(terms, t, half, rate, derivative);
      double peak = 0;
      for (double value : truth) {
        peak = Math.max(peak, Math.abs(value));
      }

      for (int c = 0; c < rate.length; c++) {
        double error = Math.abs(rate[c] - truth[c]);
        if (!(error <= OF_PEAK * peak && error <= OF_EACH * Math.abs(truth[c]))) {
          return false;
        }
      }
    }

    return true;
  }

  /** Rates for a factor of 1; null where there is no model. */
  private double[] folded(double x) {
    double[] theta = free.start();
    theta[general] = x;
    if (proportional >= 0) {
      theta[proportional] = unit;
    }

    double[] flux = new double[response.energies()];
    try {
      free.at(theta).addTo(response.edges(), flux);
    } catch (IllegalArgumentException e) {
      return null;
    }

    for (int e = 0; e < flux.length; e++) {
      flux[e] *= response.area()[e] / unit;
    }

    double[] rate = new double[noticed.size()];
    response.foldInto(flux, noticed.first(), noticed.end(), rate);
    return rate;
  }
}
