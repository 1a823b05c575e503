package org.calibrant.math;

import java.io.Serializable;
import org.calibrant.core.Shorthand;

/** The values of an axis. A bare list in a configuration means {@link Points}. */
@Shorthand(Points.class)
public interface Grid extends Serializable {

  /** The values in axis order: at least one, all finite, all different. The caller's own copy. */
  double[] values();
}
