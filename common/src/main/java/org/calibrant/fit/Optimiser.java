package org.calibrant.fit;

import java.io.Serializable;

/** How a minimum is looked for. The built-in ones are records of this package. */
public interface Optimiser extends Serializable {

  /**
   * Looks for a minimum of f inside a box, from a start. The same call gives the same bits, whatever
   * else runs.
   *
   * @param start n numbers inside the box; not changed
   */
  Optimum minimise(Objective objective, double[] start, Box box);

  /**
   * Refuses a box in which this search cannot search.
   *
   * @throws IllegalArgumentException such as "RandomSearch needs bounds"
   */
  default void check(Box box) {}
}
