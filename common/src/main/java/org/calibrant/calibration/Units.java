package org.calibrant.calibration;

import java.util.List;
import org.calibrant.core.Sweep;

/** Units that the driver holds. */
record Units<U>(List<U> units) implements Sweep<U> {
  @Override
  public long size() {
    return units.size();
  }

  @Override
  public U unit(long index) {
    return units.get((int) index);
  }
}
