package org.calibrant.diffraction;

import java.io.Serializable;
import java.util.List;

/** Where the radiation comes from. */
public interface Beam extends Serializable {

  /** The wavelength that a refinement moves [Å]: those of all sources move in proportion. */
  double wavelengthAngstrom();

  /** The sources, for a beam along these axes. */
  List<Source> sources(Frame frame);
}
