package org.calibrant.report.chart;

/**
 * How a text is set: horizontally, or upwards.
 *
 * @param size height of the letters in units of the canvas
 * @param anchor which point of the text is given
 * @param upwards turned by a quarter
 */
public record Lettering(double size, Anchor anchor, boolean upwards) {

  /** Which point of a text is given. */
  public enum Anchor {
    START,
    MIDDLE,
    END
  }

  static final double SIZE = 10.5;
  static final Lettering START = new Lettering(SIZE, Anchor.START, false);
  static final Lettering MIDDLE = new Lettering(SIZE, Anchor.MIDDLE, false);
  static final Lettering END = new Lettering(SIZE, Anchor.END, false);
  static final Lettering UPWARDS = new Lettering(SIZE, Anchor.MIDDLE, true);

  private static final String NARROW = "fijlrtI.,:;'|!()[] ⁻¹²³";
  private static final String WIDE = "mwMWOQ@%—";

  /** About how wide a text becomes: no font is asked, so that every machine draws the same. */
  static double width(String text, double size) {
    double width = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (NARROW.indexOf(letter) >= 0) {
        width += 0.32;
      } else if (WIDE.indexOf(letter) >= 0) {
        width += 0.86;
      } else {
        width += Character.isUpperCase(letter) ? 0.69 : 0.57;
      }
    }

    return width * size;
  }

  /** A text that fits, cut with an ellipsis where it is too long. */
  static String fitted(String text, double width) {
    if (width(text, SIZE) <= width) {
      return text;
    }

    int end = text.length();
    while (end > 1 && width(text.substring(0, end) + "…", SIZE) > width) {
      end--;
    }

    return text.substring(0, end) + "…";
  }
}
