package org.calibrant.fit;

/** Why a search ended. Only {@link #CONVERGED} is an answer without reservation. */
public enum Ending {
  CONVERGED("converged"),
  ALL_EVALUATED("all points were evaluated"),
  AT_LOWER_BOUND("stopped at the lower bound"),
  AT_UPPER_BOUND("stopped at the upper bound"),
  NO_SIGN_CHANGE("no change of sign between the ends"),
  TOO_MANY_ITERATIONS("limit of iterations reached"),
  TOO_MANY_EVALUATIONS("limit of evaluations reached"),
  STALLED("no step improves the result"),
  NOT_FINITE("the function is not finite at the start");

  private final String words;

  Ending(String words) {
    this.words = words;
  }

  public boolean converged() {
    return this == CONVERGED;
  }

  /** In words, for a note. */
  @Override
  public String toString() {
    return words;
  }
}
