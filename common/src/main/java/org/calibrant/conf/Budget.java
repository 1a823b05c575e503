package org.calibrant.conf;

/** Steps that a configuration may still cost; a small text can ask for very many. */
final class Budget {
  private long left = Limits.STEPS;

  void spend(long steps, Origin at, Place place) {
    left -= steps;
    if (left < 0) {
      throw tooLarge(at, place);
    }
  }

  static Mistake tooLarge(Origin at, Place place) {
    return new Mistake(at, place, "with its substitutions this configuration is too large");
  }
}
