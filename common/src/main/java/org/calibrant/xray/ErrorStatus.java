package org.calibrant.xray;

/**
 * The status word of a confidence search: nine letters, T or F, in the order and with the meaning
 * of XSPEC's {@code error} command:
 *
 * <ol>
 *   <li>a new minimum was found
 *   <li>the statistic is not monotonic on the way to a bound
 *   <li>the minimisation may have run into a problem
 *   <li>the hard lower limit of the parameter was reached
 *   <li>the hard upper limit of the parameter was reached
 *   <li>the parameter was frozen
 *   <li>the search failed downward
 *   <li>the search failed upward
 *   <li>the reduced chi-squared is too high (never set for the C-statistic)
 * </ol>
 */
final class ErrorStatus {
  static final int NEW_MINIMUM = 0;
  static final int NON_MONOTONIC = 1;
  static final int MINIMISATION = 2;
  static final int LOWER_LIMIT = 3;
  static final int UPPER_LIMIT = 4;
  static final int FAILED_DOWN = 6;
  static final int FAILED_UP = 7;

  /** Nothing to report. */
  static final String NONE = "FFFFFFFFF";

  private int bits;

  /** Whether a word tells of a search that failed. */
  static boolean failed(String word) {
    return word.charAt(FAILED_DOWN) == 'T' || word.charAt(FAILED_UP) == 'T';
  }

  void clear() {
    bits = 0;
  }

  void set(int letter) {
    bits |= 1 << letter;
  }

  /** The word. The common one is a constant, so that a fit allocates nothing for it. */
  String word() {
    if (bits == 0) {
      return NONE;
    }

    char[] letters = NONE.toCharArray();
    for (int i = 0; i < letters.length; i++) {
      letters[i] = (bits >> i & 1) == 1 ? 'T' : 'F';
    }

    return new String(letters);
  }
}
