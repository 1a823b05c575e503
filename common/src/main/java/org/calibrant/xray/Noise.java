package org.calibrant.xray;

/** What becomes of the expected counts of a simulated spectrum. */
public enum Noise {
  /** A Poisson draw per channel. */
  POISSON,
  /** The expected counts themselves: the Asimov spectrum, whose best fit is the bias without noise. */
  ASIMOV
}
