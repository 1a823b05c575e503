package org.calibrant.cli;

/** An argument of the command line, or a value of the campaign, that cannot be meant. */
final class BadArgument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadArgument(String message) {
    super(message);
  }

  BadArgument(String message, Throwable cause) {
    super(message, cause);
  }
}
