package org.calibrant.math;

import org.calibrant.core.Sweep;
import org.calibrant.core.Unit;

/** Mathematics that speaks of campaigns; the annotation alone would be allowed. */
final class MathTrespasser {
  Sweep<String> sweep;

  record Allowed(@Unit("keV") double energy) {}
}
