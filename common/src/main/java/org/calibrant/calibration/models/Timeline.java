package org.calibrant.calibration.models;

import java.util.Arrays;

/** Where times stand on a timeline. */
public final class Timeline {

  /** Times that agree to half a millionth are the same time. */
  private static final double SAME = 5e-7;

  private Timeline() {}

  /** The index of a time, or −1 where the timeline does not have it. */
  public static int index(double[] times, double time) {
    int found = Arrays.binarySearch(times, time);
    if (found >= 0) {
      return found;
    }

    int above = -found - 1;
    if (above < times.length && times[above] - time <= SAME) {
      return above;
    }

    return above > 0 && time - times[above - 1] <= SAME ? above - 1 : -1;
  }
}
