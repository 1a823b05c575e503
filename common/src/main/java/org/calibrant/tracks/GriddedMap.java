package org.calibrant.tracks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.fieldmap.FieldMap;

/**
 * A field given on the points of a rectangular grid, from a text file with lines {@code x y z Bx By
 * Bz} [mm, T] in any order. It is read once per JVM.
 *
 * @param map the file, possibly gzipped
 * @param interpolation between the points
 * @param outside beyond the grid
 */
public record GriddedMap(InputFile map, Interpolation interpolation, Outside outside)
    implements MagneticField {
  private static final Map<InputFile, FieldMap> LOADED = new ConcurrentHashMap<>();
  private static final int LEAST_CUBIC = 4;

  @Override
  public void at(double x, double y, double z, double[] b) {
    probe().at(x, y, z, b);
  }

  @Override
  public FieldProbe probe() {
    FieldMap loaded = load();
    double beyond = outside == Outside.ZERO ? 0 : Double.NaN;
    return interpolation == Interpolation.TRICUBIC
        ? new TricubicProbe(loaded, beyond)
        : new TrilinearProbe(loaded, beyond);
  }

  @Override
  public void check() {
    load();
  }

  private FieldMap load() {
    FieldMap loaded = LOADED.computeIfAbsent(map, FieldMap::read);
    int least = Math.min(loaded.x().length, Math.min(loaded.y().length, loaded.z().length));
    if (interpolation == Interpolation.TRICUBIC && least < LEAST_CUBIC) {
      throw new BadInput(
          map.uri(),
          "",
          "tricubic interpolation needs 4 points along each axis, found %d x %d x %d"
              .formatted(loaded.x().length, loaded.y().length, loaded.z().length));
    }

    return loaded;
  }
}
