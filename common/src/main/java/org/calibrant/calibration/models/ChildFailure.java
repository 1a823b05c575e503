package org.calibrant.calibration.models;

/** A child process that did not start, did not answer, or answered what nobody understands. */
final class ChildFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChildFailure(String message) {
    super(message);
  }

  ChildFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
