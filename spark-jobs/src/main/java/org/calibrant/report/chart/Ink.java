package org.calibrant.report.chart;

/**
 * What tells one name of a plot from the others: a colour, and, once the colours are used up, dashes or
 * another shape of the dots.
 *
 * @param colour 0xRRGGBB
 * @param round how often the colours were used up before
 */
public record Ink(int colour, int round) {

  static Ink of(int index) {
    return new Ink(Palette.colour(index), index / Palette.SIZE);
  }

  /** A pen of this colour. */
  Pen pen(double width, double opacity, boolean dashed) {
    return new Pen(colour, width, opacity, dashed || round > 0);
  }
}
