package org.calibrant.optics;

import java.io.Serializable;
import org.calibrant.core.Unit;

/**
 * Struts that hold the second mirror and shade the first: half lines from the centre, evenly spread,
 * the first one towards −y turned by the rotation (from −y towards −x for positive angles).
 *
 * @param struts how many, 0 for none
 * @param widthM width
 * @param rotationDeg of the first one
 */
public record Spider(int struts, @Unit("m") double widthM, @Unit("deg") double rotationDeg)
    implements Serializable {

  public Spider {
    if (struts < 0) {
      throw new IllegalArgumentException("struts must not be negative, was " + struts);
    }

    Require.notNegative("width-m", widthM);
    Require.finite("rotation-deg", rotationDeg);
  }
}
