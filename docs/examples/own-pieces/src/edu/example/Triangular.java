package edu.example;

import org.calibrant.params.Prior;

/**
 * A prior of one's own: a triangle over an interval, p(x) = (1 − |x − centre|/width)/width.
 *
 * @param centre its middle
 * @param width half of the interval
 */
public record Triangular(double centre, double width) implements Prior {
  public Triangular {
    if (!(width > 0)) {
      throw new IllegalArgumentException("width must be positive, was " + width);
    }
  }

  @Override
  public double lnPdf(double x) {
    double height = 1 - Math.abs(x - centre) / width;
    return height > 0 ? StrictMath.log(height / width) : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double cdf(double x) {
    double u = Math.max(-1, Math.min(1, (x - centre) / width));
    return u < 0 ? 0.5 * (1 + u) * (1 + u) : 1 - 0.5 * (1 - u) * (1 - u);
  }

  @Override
  public double quantile(double p) {
    double u = p < 0.5 ? Math.sqrt(2 * p) - 1 : 1 - Math.sqrt(2 * (1 - p));
    return centre + width * u;
  }

  @Override
  public double lower() {
    return centre - width;
  }

  @Override
  public double upper() {
    return centre + width;
  }
}
