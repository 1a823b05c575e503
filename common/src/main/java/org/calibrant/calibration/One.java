package org.calibrant.calibration;

/**
 * One density.
 *
 * @param name what it is called in the tables
 * @param density what is sampled
 */
public record One(String name, LogDensity density) implements Problems {
  @Override
  public long size() {
    return 1;
  }

  @Override
  public String name(long index) {
    return name;
  }

  @Override
  public LogDensity density(long index) {
    return density;
  }

  @Override
  public void check() {
    density.check();
  }
}
