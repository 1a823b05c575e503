package org.calibrant.diffraction;

import java.io.Serializable;
import org.calibrant.core.Unit;

/**
 * A point far away that shines on the sample. All sources shine alike.
 *
 * @param direction from the sample to the source; its length does not matter
 * @param wavelengthAngstrom of what it sends
 */
public record Source(double[] direction, @Unit("Å") double wavelengthAngstrom)
    implements Serializable {
  public Source {
    direction = direction.clone();
    Require.numbers("direction", 3, direction);
    Require.positive("length of direction", Vec.norm(direction));
    Require.positive("wavelength-angstrom", wavelengthAngstrom);
  }
}
