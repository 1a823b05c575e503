package org.calibrant.report.chart;

/**
 * A dashed line across the plot that the eye compares with: zero, a truth, a limit.
 *
 * @param vertical at an x, or horizontal at a y
 * @param value that x or y
 */
public record Guide(String name, boolean vertical, double value) implements Layer {

  /** At a y, without an entry of the legend. */
  public static Guide at(double y) {
    return new Guide("", false, y);
  }

  @Override
  public Extent x(Scale scale) {
    return vertical ? Arrays.extent(scale, value) : Extent.NONE;
  }

  @Override
  public Extent y(Scale scale) {
    return vertical ? Extent.NONE : Arrays.extent(scale, value);
  }

  @Override
  public void draw(Canvas canvas, Frame frame, Ink ink) {
    Pen pen = name.isBlank() ? Pen.GUIDE : ink.pen(1.2, 1, true);
    if (vertical) {
      double x = frame.x(value);
      canvas.path(new double[] {x, x}, new double[] {frame.top(), frame.bottom()}, pen);
    } else {
      double y = frame.y(value);
      canvas.path(new double[] {frame.left(), frame.right()}, new double[] {y, y}, pen);
    }
  }

  @Override
  public long marks() {
    return 0;
  }
}
