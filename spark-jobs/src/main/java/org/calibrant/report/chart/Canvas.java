package org.calibrant.report.chart;

/**
 * What a chart is drawn on. Positions are in units of the canvas, x to the right, y downwards; colours are
 * 0xRRGGBB. A NaN breaks a path.
 */
public interface Canvas {

  /** A straight line. */
  void line(double x1, double y1, double x2, double y2, Pen pen);

  /** A line through points; it is broken where a coordinate is NaN. */
  void path(double[] x, double[] y, Pen pen);

  /** A filled polygon. */
  void area(double[] x, double[] y, int colour, double opacity);

  /** Discs around points; none where a coordinate is NaN. */
  void dots(double[] x, double[] y, double radius, int colour, double opacity);

  /**
   * An image stretched over a rectangle, its cells with sharp edges.
   *
   * @param columns cells in a line
   * @param colours line by line, the uppermost first
   */
  void image(double x, double y, double width, double height, int columns, int[] colours);

  /** A text. */
  void text(double x, double y, String text, Lettering lettering);

  /** Draws the marks that stand for data, cut off at a rectangle. */
  void marks(double x, double y, double width, double height, Runnable drawing);
}
