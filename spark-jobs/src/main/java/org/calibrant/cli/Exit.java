package org.calibrant.cli;

/** What a script learns from the exit code; these numbers never change. */
enum Exit {
  DONE(0),
  /** A fault of ours; the trace is in the log. */
  FAULT(1),
  CONFIGURATION(2),
  INPUT(3),
  /** Done, but more units failed than the campaign allows. */
  FAILED_UNITS(4),
  /** Another run works on this output. */
  LOCKED(6),
  /** The surroundings failed: start again. */
  TEMPORARY(75),
  /** Asked to stop, and all finished work is kept: start again. */
  CHECKPOINTED(85);

  final int code;

  Exit(int code) {
    this.code = code;
  }

  /** The one with this code. */
  static Exit of(int code) {
    for (Exit exit : values()) {
      if (exit.code == code) {
        return exit;
      }
    }

    throw new IllegalArgumentException("no ending has the code " + code);
  }
}
