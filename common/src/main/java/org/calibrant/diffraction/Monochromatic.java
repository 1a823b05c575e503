package org.calibrant.diffraction;

import java.util.List;
import org.calibrant.core.Unit;

/**
 * One wavelength, one direction.
 *
 * @param wavelengthAngstrom λ
 */
public record Monochromatic(@Unit("Å") double wavelengthAngstrom) implements Beam {
  public Monochromatic {
    Require.positive("wavelength-angstrom", wavelengthAngstrom);
  }

  @Override
  public List<Source> sources(Frame frame) {
    return List.of(new Source(Vec.scaled(frame.beam(), -1), wavelengthAngstrom));
  }
}
