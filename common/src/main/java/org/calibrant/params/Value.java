package org.calibrant.params;

import java.io.Serializable;
import org.calibrant.core.Shorthand;

/** What a configuration says of a parameter: {@code 10.5}, or {@code [20, -15, 10]} of a vector. */
@Shorthand(Numbers.class)
public interface Value extends Serializable {

  /** Its numbers: one of a scalar. */
  double[] numbers();
}
