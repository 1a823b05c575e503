package org.calibrant.report.chart;

/** The rectangle of a plot, and where numbers lie in it. */
record Frame(
    double left, double top, double width, double height, Axis x, Extent xs, Axis y, Extent ys) {

  double x(double value) {
    return left + width * share(value, x.scale(), xs);
  }

  double y(double value) {
    return top + height * (1 - share(value, y.scale(), ys));
  }

  double[] x(double[] values) {
    double[] places = new double[values.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = x(values[i]);
    }

    return places;
  }

  double[] y(double[] values) {
    double[] places = new double[values.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = y(values[i]);
    }

    return places;
  }

  double bottom() {
    return top + height;
  }

  double right() {
    return left + width;
  }

  private static double share(double value, Scale scale, Extent range) {
    double from = scale.place(range.from());
    return (scale.place(value) - from) / (scale.place(range.to()) - from);
  }
}
