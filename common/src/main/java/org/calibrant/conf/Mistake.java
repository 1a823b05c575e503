package org.calibrant.conf;

/** A mistake after which the text cannot be read on. The message is the line for the user. */
final class Mistake extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  Mistake(String line) {
    super(line, null, false, false);
    this.reason = line;
  }

  Mistake(Origin at, Place place, String reason) {
    super(at.problem(Hocon.shortened(place.toString(), 200), reason), null, false, false);
    this.reason = reason;
  }

  /** The message without file and line. */
  String reason() {
    return reason;
  }
}
