package org.calibrant.tracks;

/** A field as one thread sees it; may own scratch memory. */
@FunctionalInterface
public interface FieldProbe {

  /** As {@link MagneticField#at}. */
  void at(double x, double y, double z, double[] b);

  /** Why the last answer was NaN. */
  default Ending unknown() {
    return Ending.LEFT_MAP;
  }
}
