package org.calibrant.report.chart;

/**
 * A histogram as steps.
 *
 * @param histogram what is shown
 */
public record Bars(String name, Histogram histogram) implements Layer {
  @Override
  public Extent x(Scale scale) {
    double[] edges = histogram.edges();
    return Arrays.extent(scale, edges[0], edges[edges.length - 1]);
  }

  @Override
  public Extent y(Scale scale) {
    double[] counts = java.util.Arrays.stream(histogram.counts()).asDoubleStream().toArray();
    Extent extent = Arrays.extent(scale, counts);
    return scale == Scale.LOG && !extent.isNone()
        ? new Extent(Math.min(0.8, extent.from()), extent.to())
        : extent;
  }

  @Override
  public boolean standsOnZero() {
    return true;
  }

  @Override
  public void draw(Canvas canvas, Frame frame, Ink ink) {
    int bins = histogram.counts().length;
    double[] x = new double[2 * bins + 2];
    double[] y = new double[2 * bins + 2];
    for (int i = 0; i <= bins; i++) {
      x[2 * i] = frame.x(histogram.edges()[i]);
      x[2 * i + 1] = x[2 * i];
      y[2 * i] = i == 0 ? frame.bottom() : height(frame, i - 1);
      y[2 * i + 1] = i == bins ? frame.bottom() : height(frame, i);
    }

    canvas.area(x, y, ink.colour(), 0.35);
    canvas.path(x, y, ink.pen(1.1, 1, false));
  }

  /** A bin without any ends at the floor, whatever the scale. */
  private double height(Frame frame, int bin) {
    long count = histogram.counts()[bin];
    double y = count == 0 ? Double.NaN : frame.y((double) count);
    return Double.isNaN(y) ? frame.bottom() : y;
  }

  @Override
  public long marks() {
    return histogram.counted();
  }
}
