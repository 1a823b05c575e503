package org.calibrant.tracks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.calibrant.core.BadInput;
import org.calibrant.core.InputFile;
import org.calibrant.data.fieldmap.FieldMap;

/**
 * {@link GriddedMap} with a mask for artefacts and a binary copy of the file. It is read once per JVM.
 *
 * @param map the file, possibly gzipped
 * @param cache folder for a binary copy that is read faster, keyed by the checksum of the file; blank
 *     for none
 * @param interpolation between the points
 * @param mask what is done with artefacts
 * @param outside beyond the grid
 */
public record MeasuredMap(
    InputFile map, String cache, Interpolation interpolation, Mask mask, Outside outside)
    implements MapField {
  private static final Map<InputFile, FieldMap> READ = new ConcurrentHashMap<>();
  private static final Map<Trust, TrustedMap> LOADED = new ConcurrentHashMap<>();
  private static final int LEAST_CUBIC = 4;

  /** A file with a mask: fields that differ otherwise share the memory of one map. */
  private record Trust(InputFile map, Mask mask) {}

  @Override
  public MeasuredMap measured() {
    return this;
  }

  @Override
  public void at(double x, double y, double z, double[] b) {
    probe().at(x, y, z, b);
  }

  @Override
  public FieldProbe probe() {
    return probe(1);
  }

  /** A probe of the field times a factor. */
  FieldProbe probe(double factor) {
    TrustedMap loaded = load();
    return interpolation == Interpolation.TRICUBIC
        ? new TricubicProbe(loaded, outside, factor)
        : new TrilinearProbe(new Cells(loaded, outside, factor));
  }

  @Override
  public void check() {
    load();
  }

  /** The map in memory. */
  TrustedMap load() {
    TrustedMap loaded = LOADED.computeIfAbsent(new Trust(map, mask), key -> read());
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

  private TrustedMap read() {
    return mask.applied(READ.computeIfAbsent(map, file -> FieldMap.read(file, cache)));
  }
}
