package org.calibrant.spark;

/**
 * Named points between the steps of a commit, at which a test can end the process: the system
 * property {@code calibrant.halt-at} names one.
 */
public final class Step {
  private static final String HALT_AT = System.getProperty("calibrant.halt-at", "");

  private Step() {}

  /** Ends the process here when a test wants that. */
  public static void at(String name) {
    if (HALT_AT.equals(name)) {
      Runtime.getRuntime().halt(137);
    }
  }
}
