package org.calibrant.core;

/**
 * A file that cannot be used. The message is one line for the person who owns the file: which file,
 * where in it, what was found, what was expected.
 */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param file the file as the user named it
   * @param place HDU, row, column, line …; blank when the file as a whole is meant
   * @param problem what was found and what was expected
   */
  public BadInput(String file, String place, String problem) {
    super(line(file, place, problem));
  }

  /** As above, with the exception that revealed it. */
  public BadInput(String file, String place, String problem, Throwable cause) {
    super(line(file, place, problem), cause);
  }

  private static String line(String file, String place, String problem) {
    String where = place.isBlank() ? file : file + ": " + place;
    return (where + ": " + problem).replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
