package org.calibrant.xray;

import java.util.List;
import org.calibrant.fit.Box;
import org.calibrant.xray.likelihood.Prediction;

/**
 * Expected counts per bin of a model with free parameters, and their derivatives. A parameter that
 * the fluxes are proportional to needs no fold, one they are affine in one more flux, any other two
 * for a central difference (step ε^⅓, one-sided at a limit). With one parameter of that sort and no
 * affine one, a {@link RateSeries} takes the place of folds. One instance per thread.
 */
final class FoldedPrediction implements Prediction {
  private static final double STEP = 6.055454452393343e-6;
  private static final double LEAST_SCALE = 1e-3;

  private final FreeModel free;
  private final ModelParameters view;
  private final List<String> paths;
  private final Box box;
  private final double[] start;
  private final Effect[] effects;
  private final RateSeries series;
  private final Observation observation;
  private final Notice.Range noticed;
  private final ChannelBins bins;
  private final double[] flux;
  private final double[][] weighted;
  private final double[][] rates;
  private final double[] scratch;
  private final double[] offset;

  FoldedPrediction(
      FreeModel free,
      Effect[] effects,
      RateSeries series,
      Observation observation,
      Notice.Range noticed,
      ChannelBins bins) {
    this.free = free;
    this.view = ModelParameters.of(free.model());
    this.paths = free.parameters().stream().map(FreeModel.Parameter::path).toList();
    this.box = free.box();
    this.start = free.start();
    this.effects = effects;
    this.series = series;
    this.observation = observation;
    this.noticed = noticed;
    this.bins = bins;
    int energies = observation.response().energies();
    int folds = 1;
    for (Effect effect : effects) {
      folds += effect == Effect.PROPORTIONAL ? 0 : 1;
    }

    this.flux = new double[energies];
    this.weighted = new double[folds][energies];
    this.rates = new double[folds][noticed.size()];
    this.scratch = new double[energies];
    this.offset = corrected();
  }

  /** Correction counts per bin; null for none. */
  private double[] corrected() {
    double[] rate = observation.correction().rate();
    if (rate.length == 0) {
      return null;
    }

    double[] counts = new double[rate.length];
    for (int c = 0; c < counts.length; c++) {
      counts[c] = rate[c] * observation.exposure(c);
    }

    return bins.sum(counts, noticed.first());
  }

  @Override
  public boolean at(double[] theta, double[] counts, double[][] jacobian) {
    if (series != null && series.at(theta[series.general()], rates[0], rates[1])) {
      bySeries(theta, counts, jacobian);
    } else if (!byFolds(theta, counts, jacobian)) {
      return false;
    }

    for (int i = 0; offset != null && i < counts.length; i++) {
      counts[i] += offset[i];
    }

    return true;
  }

  private void bySeries(double[] theta, double[] counts, double[][] jacobian) {
    int factor = series.proportional();
    double norm = factor < 0 ? 1 : theta[factor];
    double[] slope = jacobian[series.general()];
    bin(rates[0], counts);
    bin(rates[1], slope);
    for (int i = 0; i < counts.length; i++) {
      if (factor >= 0) {
        jacobian[factor][i] = counts[i];
      }

      counts[i] *= norm;
      slope[i] *= norm;
    }
  }

  private boolean byFolds(double[] theta, double[] counts, double[][] jacobian) {
    if (!photons(theta, flux)) {
      return false;
    }

    weigh(flux, weighted[0]);
    int fold = 1;
    for (int k = 0; k < theta.length; k++) {
      if (effects[k] != Effect.PROPORTIONAL || !(theta[k] > 0)) {
        int row = effects[k] == Effect.PROPORTIONAL ? 0 : fold++;
        if (row > 0) {
          if (!derivative(theta, k, scratch)) {
            return false;
          }

          weigh(scratch, weighted[row]);
        }
      }
    }

    observation.response().foldInto(weighted, noticed.first(), noticed.end(), rates);
    bin(rates[0], counts);
    fold = 1;
    for (int k = 0; k < theta.length; k++) {
      if (effects[k] != Effect.PROPORTIONAL) {
        bin(rates[fold++], jacobian[k]);
      } else if (theta[k] > 0) {
        for (int i = 0; i < counts.length; i++) {
          jacobian[k][i] = counts[i] / theta[k];
        }
      } else if (!atZero(theta, k, jacobian[k])) {
        return false;
      }
    }

    return true;
  }

  /** ∂m/∂θ_k where a norm is 0: the counts of the norm at its start, divided by it. */
  private boolean atZero(double[] theta, int k, double[] out) {
    double[] other = theta.clone();
    other[k] = start[k] > 0 ? start[k] : LEAST_SCALE;
    if (!photons(other, scratch)) {
      return false;
    }

    weigh(scratch, weighted[0]);
    double[] rate = new double[noticed.size()];
    observation.response().foldInto(weighted[0], noticed.first(), noticed.end(), rate);
    bin(rate, out);
    for (int i = 0; i < out.length; i++) {
      out[i] /= other[k];
    }

    return true;
  }

  private void weigh(double[] photons, double[] out) {
    double[] area = observation.response().area();
    for (int e = 0; e < out.length; e++) {
      out[e] = photons[e] * area[e];
    }
  }

  private void bin(double[] rate, double[] out) {
    double exposure = observation.exposureS();
    boolean plain = observation.areaScale().length == 0;
    for (int c = 0; c < rate.length; c++) {
      rate[c] *= plain ? exposure : observation.exposure(noticed.first() + c);
    }

    if (bins.isPlain()) {
      System.arraycopy(rate, 0, out, 0, rate.length);
    } else {
      bins.sum(rate, 0, out);
    }
  }

  /** ∂flux/∂θ_k. */
  private boolean derivative(double[] theta, int k, double[] out) {
    double x = theta[k];
    double scale = Math.max(Math.max(Math.abs(x), Math.abs(start[k])), LEAST_SCALE);
    boolean affine = effects[k] == Effect.AFFINE;
    double step = affine ? scale : STEP * scale;
    double[] moved = theta.clone();
    moved[k] = box.inside(k, x + step);
    double up = moved[k];
    if (up == x || !photons(moved, out)) {
      up = x;
      System.arraycopy(flux, 0, out, 0, out.length);
    }

    double down = x;
    double[] below = flux;
    if (!affine || up == x) {
      moved[k] = box.inside(k, x - step);
      double[] photons = new double[flux.length];
      if (moved[k] != x && photons(moved, photons)) {
        down = moved[k];
        below = photons;
      }
    }

    for (int e = 0; e < out.length; e++) {
      out[e] = up > down ? (out[e] - below[e]) / (up - down) : 0;
    }

    return up > down;
  }

  /** Photon flux per energy bin; false where the model refuses the parameters. */
  private boolean photons(double[] theta, double[] out) {
    java.util.Arrays.fill(out, 0);
    try {
      view.with(paths, free.values(theta)).addTo(observation.response().edges(), out);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
