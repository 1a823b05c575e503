package org.calibrant.xray.likelihood;

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
public final class ErrorStatus {
  public static final int NEW_MINIMUM = 0;
  public static final int NON_MONOTONIC = 1;
  public static final int MINIMISATION = 2;
  public static final int LOWER_LIMIT = 3;
  public static final int UPPER_LIMIT = 4;
  public static final int FROZEN = 5;
  public static final int FAILED_DOWN = 6;
  public static final int FAILED_UP = 7;
  public static final int HIGH_CHI_SQUARE = 8;

  /** Nothing to report. */
  public static final String NONE = "FFFFFFFFF";

  private int bits;

  /** Whether a word tells of a search that failed. */
  public static boolean failed(String word) {
    return word.charAt(FAILED_DOWN) == 'T' || word.charAt(FAILED_UP) == 'T';
  }

  /** Forgets everything. */
  public void clear() {
    bits = 0;
  }

  /** Sets a letter, one of the constants, to T. */
  public void set(int letter) {
    bits |= 1 << letter;
  }

  /** The word. The common one is a constant, so that a fit allocates nothing for it. */
  public String word() {
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
