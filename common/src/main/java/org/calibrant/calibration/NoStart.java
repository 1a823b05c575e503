package org.calibrant.calibration;

/** Walkers that cannot begin: the message says why. */
final class NoStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoStart(String message) {
    super(message);
  }
}
