package org.calibrant.calibration.models;

import org.calibrant.math.Elementary;

/**
 * The impulse response r(t) of the ocean's mixed layer: the share of an addition of carbon that is
 * still there after t years. Early on one form, from a switch on another; both are sums of
 * exponentials, but for the first year of 3D-GFDL, a polynomial.
 *
 * <p>Source: F. Joos et al., Tellus 48B, 397 (1996), appendix.
 */
@SuppressWarnings("ImmutableEnumChecker") // its arrays are never handed out
public enum MixedLayerResponse {
  /** Princeton's general circulation model. */
  GFDL_3D(
      1,
      null,
      new double[] {0.01481, 0.70367, 0.24966, 0.066485, 0.038344, 0.019439},
      new double[] {0.70177, 2.3488, 15.281, 65.359, 347.55}),

  /** The two-dimensional Bern model. */
  BERN_2D(
      9.9,
      new double[][] {
        {0.058648, 0.07515, 0.079338, 0.41413, 0.24845, 0.12429},
        {9.62180, 9.2364, 0.7603, 0.16294, 0.0032825}
      },
      new double[] {0.01369, 0.012456, 0.026933, 0.026994, 0.036608, 0.06738},
      new double[] {331.54, 107.57, 38.946, 11.677, 10.515}),

  /** The box-diffusion model HILDA. */
  HILDA(
      2,
      new double[][] {
        {0.12935, 0.21898, 0.17003, 0.24071, 0.24093}, {0.034569, 0.26936, 0.96083, 4.9792}
      },
      new double[] {0.022936, 0.24278, 0.13963, 0.089318, 0.037820, 0.035549},
      new double[] {1.2679, 5.2528, 18.601, 68.736, 232.30});

  private static final double[] GFDL_FIRST_YEAR = {
    1, -2.2617, 14.002, -48.770, 82.986, -67.527, 21.037
  };

  private final double switchTime;
  private final double[][] early;
  private final double[] share;
  private final double[] lifetime;

  /**
   * @param early constant and amplitudes, then lifetimes [yr]; null for the polynomial
   * @param share constant and amplitudes of the late form
   * @param lifetime its lifetimes [yr]
   */
  MixedLayerResponse(double switchTime, double[][] early, double[] share, double[] lifetime) {
    this.switchTime = switchTime;
    this.early = early;
    this.share = share;
    this.lifetime = lifetime;
  }

  /** From when on the late form holds [yr]. */
  double switchTime() {
    return switchTime;
  }

  /** Constant and amplitudes of the late form. */
  double[] share() {
    return share.clone();
  }

  /** Lifetimes of the late form [yr], one fewer. */
  double[] lifetime() {
    return lifetime.clone();
  }

  /** r(t). */
  double at(double t) {
    if (t >= switchTime) {
      return sum(share, lifetime, t);
    }

    if (early != null) {
      return sum(early[0], early[1], t);
    }

    double sum = 0;
    for (int i = GFDL_FIRST_YEAR.length - 1; i >= 0; i--) {
      sum = sum * t + GFDL_FIRST_YEAR[i];
    }

    return sum;
  }

  private static double sum(double[] share, double[] lifetime, double t) {
    double sum = share[0];
    for (int i = 0; i < lifetime.length; i++) {
      sum += share[i + 1] * Elementary.exp(-t / lifetime[i]);
    }

    return sum;
  }
}
