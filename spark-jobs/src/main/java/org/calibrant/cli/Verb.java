package org.calibrant.cli;

import java.io.PrintStream;

/** One thing that can be asked at the door. */
interface Verb {

  /**
   * Does it.
   *
   * @param screen for what is worth seeing while the work goes on
   * @throws Exception whatever goes wrong; {@link Failure} turns it into lines and an exit code
   */
  Answer answer(PrintStream screen) throws Exception;
}
