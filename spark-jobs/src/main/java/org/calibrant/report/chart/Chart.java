package org.calibrant.report.chart;

/** Something that can be drawn. Implementations are records. */
public interface Chart {

  /** Its width in units of the canvas; {@value #WIDTH} fills a column of the page. */
  double width();

  /** Its height in units of the canvas. */
  double height();

  /** Draws it, its upper left corner at (0, 0). */
  void draw(Canvas canvas);

  /** What it shows, in words, for those who cannot see it. */
  String description();

  /** How many values are shown; 0 when there is nothing to see. */
  long marks();

  /** Width of a chart that fills a column of the page. */
  double WIDTH = 360;
}
