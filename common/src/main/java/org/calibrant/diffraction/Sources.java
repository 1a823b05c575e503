package org.calibrant.diffraction;

import java.util.List;

/**
 * Sources one by one. The wavelength that a refinement moves is that of the first.
 *
 * @param sources at least one
 */
public record Sources(List<Source> sources) implements Beam {
  public Sources {
    sources = List.copyOf(sources);
    Require.atLeast(1, "number of sources", sources.size());
  }

  @Override
  public double wavelengthAngstrom() {
    return sources.get(0).wavelengthAngstrom();
  }

  @Override
  public List<Source> sources(Frame frame) {
    return sources;
  }
}
