package org.calibrant.xray;

import java.io.Serializable;
import org.calibrant.math.Elementary;

/**
 * Temperatures at which a source has been folded, or will be when asked: expected counts per
 * noticed channel at each node. In between, x is the coordinate in which to interpolate: kT, or
 * ln kT.
 */
interface NodeSpectra {

  /** The nodes and what is known of them; shared by all fits. */
  NodeGrid grid();

  /** Expected counts per noticed channel at node {@code i}; not to be changed. */
  double[] at(int i);

  /**
   * Node temperatures and their coordinates.
   *
   * @param kt temperatures [keV], increasing
   * @param x kT or ln kT of each
   * @param logarithmic whether x is ln kT
   */
  record NodeGrid(double[] kt, double[] x, boolean logarithmic) implements Serializable {
    static NodeGrid of(double[] kt, boolean logarithmic) {
      double[] x = kt.clone();
      for (int i = 0; logarithmic && i < x.length; i++) {
        x[i] = Elementary.log(kt[i]);
      }

      return new NodeGrid(kt, x, logarithmic);
    }

    int size() {
      return kt.length;
    }

    /** The temperature at the fraction w of the way from node i to the next. */
    double kt(int i, double w) {
      if (w == 0 || w == 1) {
        return kt[w == 0 ? i : i + 1];
      }

      double between = x[i] + w * (x[i + 1] - x[i]);
      return logarithmic ? Elementary.exp(between) : between;
    }

    /** Where a temperature lies within interval i, as a fraction of it. */
    double fraction(int i, double temperature) {
      double at = logarithmic ? Elementary.log(temperature) : temperature;
      return (at - x[i]) / (x[i + 1] - x[i]);
    }
  }
}
