package org.calibrant.math;

import java.util.function.IntSupplier;
import jdk.incubator.vector.DoubleVector;

/** How many doubles this machine takes at once. Results do not depend on it. */
public final class VectorWidth implements IntSupplier {
  @Override
  public int getAsInt() {
    return DoubleVector.SPECIES_PREFERRED.length();
  }
}
