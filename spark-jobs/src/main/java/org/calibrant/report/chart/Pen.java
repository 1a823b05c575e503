package org.calibrant.report.chart;

/**
 * How a line is drawn.
 *
 * @param colour 0xRRGGBB
 * @param width in units of the canvas
 * @param opacity from 0 to 1
 * @param dashed or solid
 */
public record Pen(int colour, double width, double opacity, boolean dashed) {
  static final Pen FRAME = new Pen(0x444444, 0.8, 1, false);
  static final Pen RULE = new Pen(0xdddddd, 0.5, 1, false);
  static final Pen GUIDE = new Pen(0x444444, 1, 1, true);
}
