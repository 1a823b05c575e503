package edu.example;

import org.calibrant.core.Unit;
import org.calibrant.tracks.MagneticField;

/**
 * A field of one's own: a quadrupole about the z axis, B = G (y, x, 0).
 *
 * @param gradient G
 */
public record Quadrupole(@Unit("T m-1") double gradient) implements MagneticField {
  @Override
  public void at(double x, double y, double z, double[] b) {
    b[0] = gradient * y / 1000;
    b[1] = gradient * x / 1000;
    b[2] = 0;
  }
}
