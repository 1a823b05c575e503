package org.calibrant.calibration;

/** Every walker begins at a draw from the prior. */
public record FromPrior() implements Start {
  @Override
  public Places places(LogDensity density) {
    return (walker, stream, out) -> density.sample(stream, out);
  }
}
