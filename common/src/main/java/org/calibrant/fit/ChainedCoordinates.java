package org.calibrant.fit;

/**
 * Coordinates of coordinates.
 *
 * @param first x of y
 * @param second y of z
 */
record ChainedCoordinates(Coordinates first, Coordinates second) implements Coordinates {
  ChainedCoordinates {
    if (first.inner() != second.outer()) {
      throw new IllegalArgumentException(
          "coordinates do not meet: %d and %d numbers".formatted(first.inner(), second.outer()));
    }
  }

  @Override
  public int outer() {
    return first.outer();
  }

  @Override
  public int inner() {
    return second.inner();
  }

  @Override
  public void toOuter(double[] z, double[] x) {
    double[] y = new double[first.inner()];
    second.toOuter(z, y);
    first.toOuter(y, x);
  }

  @Override
  public void toInner(double[] x, double[] z) {
    double[] y = new double[first.inner()];
    first.toInner(x, y);
    second.toInner(y, z);
  }

  @Override
  public Box box(Box outerBox) {
    return second.box(first.box(outerBox));
  }

  @Override
  public void pullBack(double[] z, double[] outerGradient, double[] innerGradient) {
    double[] y = new double[first.inner()];
    double[] middle = new double[first.inner()];
    second.toOuter(z, y);
    first.pullBack(y, outerGradient, middle);
    second.pullBack(z, middle, innerGradient);
  }
}
