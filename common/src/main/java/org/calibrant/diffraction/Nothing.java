package org.calibrant.diffraction;

import java.util.List;

/** Every still is refined alone. */
public record Nothing() implements Sharing {
  @Override
  public List<Refined> parameters() {
    return List.of();
  }

  @Override
  public double decrease() {
    return 0;
  }

  @Override
  public int maxIterations() {
    return 0;
  }
}
