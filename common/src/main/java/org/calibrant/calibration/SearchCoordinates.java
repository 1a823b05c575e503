package org.calibrant.calibration;

import org.calibrant.params.Prior;
import org.calibrant.params.Transform;

/** In which coordinates a search moves; what is searched for does not depend on them. */
public enum SearchCoordinates {

  /**
   * The parameter minus its prior's median, in units of half its prior's interquartile range; bounds
   * stay bounds, so that a maximum at one is found there.
   */
  SCALED {
    @Override
    Axis of(Prior prior) {
      double middle = prior.quantile(0.5);
      double width = 0.5 * (prior.quantile(0.75) - prior.quantile(0.25));
      return new Axis(
          x -> (x - middle) / width,
          u -> middle + width * u,
          (prior.lower() - middle) / width,
          (prior.upper() - middle) / width);
    }
  },

  /** Log of the distance from a bound, logit between two: there are no bounds any more. */
  FREE {
    @Override
    Axis of(Prior prior) {
      if (Double.isInfinite(prior.lower()) && Double.isInfinite(prior.upper())) {
        return SCALED.of(prior);
      }

      Transform free = Transform.freeing(prior.lower(), prior.upper());
      return new Axis(
          free::apply, free::invert, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
  },

  /**
   * The prior's cumulative probability, from 10⁻⁶ to 1 − 10⁻⁶: a finite box for every prior, in which
   * even points are draws from it.
   */
  PROBABILITY {
    @Override
    Axis of(Prior prior) {
      return new Axis(prior::cdf, prior::quantile, EDGE, 1 - EDGE);
    }
  };

  private static final double EDGE = 1e-6;

  abstract Axis of(Prior prior);

  /** One coordinate. */
  @FunctionalInterface
  interface Map {
    double at(double value);
  }

  /**
   * A coordinate u of a parameter x.
   *
   * @param toSearch u of x
   * @param toModel x of u
   * @param lower least u
   * @param upper largest u
   */
  record Axis(Map toSearch, Map toModel, double lower, double upper) {}
}
