package org.calibrant.core;

import java.io.Serializable;

/**
 * A pure function from one unit of work to its result: same unit, same bits, on any machine, in any
 * order, on any retry. Randomness is a function of a seed and the unit's index; time, environment
 * and network are banned.
 *
 * @param <U> the unit
 * @param <V> the result
 */
@FunctionalInterface
public interface Kernel<U, V> extends Serializable {
  V apply(U unit);
}
