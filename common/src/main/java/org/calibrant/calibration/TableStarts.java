package org.calibrant.calibration;

/**
 * Starts from a table with one column per parameter.
 *
 * @param points the table
 */
public record TableStarts(PointTable points) implements Starts {
  @Override
  public long size(Posterior posterior) {
    return points.size(posterior.names());
  }

  @Override
  public Places in(Posterior posterior) {
    return (index, out) -> points.read(posterior.names(), index, out);
  }

  @Override
  public void check(Posterior posterior) {
    points.check(posterior.names());
  }
}
