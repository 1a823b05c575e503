package org.calibrant.diffraction;

import java.io.Serializable;
import org.calibrant.math.RandomStream;

/** From where a parameter is drawn. */
public interface Spread extends Serializable {

  /** A value. Every kind takes one number of the stream. */
  double draw(RandomStream random);
}
