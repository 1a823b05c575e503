package org.calibrant.tracks;

import java.util.Locale;

/** How the way of a track ended. */
public enum Ending {
  /** At the plane asked for. */
  OK,
  /** Where the field is not known. */
  LEFT_MAP,
  /** Where a mask says that the field is not to be trusted. */
  REJECTED_BY_MASK,
  /** It bends too strongly to reach the plane, or for the steps taken. */
  CURLING,
  /** Too far from the axis. */
  POSITION_CUT,
  /** Too steep. */
  SLOPE_CUT,
  /** The start is beyond what a parametrisation was made for. */
  OUT_OF_RANGE,
  /** The stepper's limit of steps was reached. */
  TOO_MANY_STEPS,
  /** The state is no longer a number. */
  NON_FINITE;

  /** As it stands in a table: {@code left-map}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
