package org.calibrant.report.chart;

/** A canvas whose origin lies elsewhere on another. */
record Shifted(Canvas canvas, double dx, double dy) implements Canvas {
  @Override
  public void line(double x1, double y1, double x2, double y2, Pen pen) {
    canvas.line(x1 + dx, y1 + dy, x2 + dx, y2 + dy, pen);
  }

  @Override
  public void path(double[] x, double[] y, Pen pen) {
    canvas.path(moved(x, dx), moved(y, dy), pen);
  }

  @Override
  public void area(double[] x, double[] y, int colour, double opacity) {
    canvas.area(moved(x, dx), moved(y, dy), colour, opacity);
  }

  @Override
  public void dots(double[] x, double[] y, double radius, int colour, double opacity) {
    canvas.dots(moved(x, dx), moved(y, dy), radius, colour, opacity);
  }

  @Override
  public void image(double x, double y, double width, double height, int columns, int[] colours) {
    canvas.image(x + dx, y + dy, width, height, columns, colours);
  }

  @Override
  public void text(double x, double y, String text, Lettering lettering) {
    canvas.text(x + dx, y + dy, text, lettering);
  }

  /** What is drawn inside comes through this canvas and is moved then. */
  @Override
  public void marks(double x, double y, double width, double height, Runnable drawing) {
    canvas.marks(x + dx, y + dy, width, height, drawing);
  }

  private static double[] moved(double[] values, double by) {
    double[] moved = values.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += by;
    }

    return moved;
  }
}
