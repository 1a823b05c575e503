package org.calibrant.tracks;

import org.calibrant.core.Unit;
import org.calibrant.math.Elementary;

/**
 * A range of momenta.
 *
 * @param fromGev smallest
 * @param toGev largest
 * @param spacing how they are spread
 */
public record Momenta(@Unit("GeV") double fromGev, @Unit("GeV") double toGev, Spacing spacing)
    implements java.io.Serializable {

  /** How momenta are spread over their range. */
  public enum Spacing {
    /** Evenly in p. */
    UNIFORM,
    /** Evenly in ln p. */
    LOG_UNIFORM
  }

  public Momenta {
    Require.positive("from-gev", fromGev);
    Require.positive("to-gev", toGev);
    if (!(fromGev <= toGev)) {
      throw new IllegalArgumentException(
          "from-gev must not exceed to-gev, were %s and %s".formatted(fromGev, toGev));
    }
  }

  /** The momentum at the share u of the way [GeV/c]. */
  double at(double u) {
    double p =
        spacing == Spacing.UNIFORM
            ? fromGev + u * (toGev - fromGev)
            : fromGev * Elementary.exp(u * Elementary.log(toGev / fromGev));
    return Math.max(fromGev, Math.min(toGev, p));
  }
}
