package org.calibrant.tracks;

import org.calibrant.core.InputFile;

/**
 * A field given on the points of a rectangular grid, from a text file with lines {@code x y z Bx By
 * Bz} [mm, T] in any order, taken as it is; {@link MeasuredMap} can mask artefacts. It is read once per
 * JVM.
 *
 * @param map the file, possibly gzipped
 * @param interpolation between the points
 * @param outside beyond the grid
 */
public record GriddedMap(InputFile map, Interpolation interpolation, Outside outside)
    implements MapField {

  @Override
  public MeasuredMap measured() {
    return new MeasuredMap(map, "", interpolation, new Unmasked(), outside);
  }

  @Override
  public void at(double x, double y, double z, double[] b) {
    measured().at(x, y, z, b);
  }

  @Override
  public FieldProbe probe() {
    return measured().probe();
  }

  @Override
  public void check() {
    measured().check();
  }
}
