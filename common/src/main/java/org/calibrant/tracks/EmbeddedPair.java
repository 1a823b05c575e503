package org.calibrant.tracks;

/**
 * Runge–Kutta methods that come with a second one of lower order, from the same stages, whose
 * difference estimates the error. The state advances by the higher order.
 */
public enum EmbeddedPair {
  /** 5(4), six stages: J. R. Cash, A. H. Karp (1990), ACM TOMS 16, 201. */
  CASH_KARP,
  /** 5(4), seven stages, the last of which serves the next step: J. R. Dormand, P. J. Prince (1980). */
  DORMAND_PRINCE,
  /** 3(2), four stages, the last of which serves the next step: P. Bogacki, L. F. Shampine (1989). */
  BOGACKI_SHAMPINE,
  /** 5(4), seven stages, the last of which serves the next step: Ch. Tsitouras (2011). */
  TSITOURAS,
  /** 6(5), eight stages: J. H. Verner (1978), SIAM J. Numer. Anal. 15, 772. */
  VERNER;

  Tableau tableau() {
    return switch (this) {
      case CASH_KARP -> Tableau.CASH_KARP;
      case DORMAND_PRINCE -> Tableau.DORMAND_PRINCE;
      case BOGACKI_SHAMPINE -> Tableau.BOGACKI_SHAMPINE;
      case TSITOURAS -> Tableau.TSITOURAS;
      case VERNER -> Tableau.VERNER;
    };
  }
}
