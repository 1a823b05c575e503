package org.calibrant.tracks;

import org.calibrant.data.fieldmap.FieldMap;

/**
 * A map, and how far it is trusted.
 *
 * @param whole the map as it was read
 * @param x planes of the trusted part, a box in the whole [mm]
 * @param y planes of the trusted part [mm]
 * @param z planes of the trusted part [mm]
 * @param b {@code b[3 ((i ny + j) nz + k) + m]}, component m at (x[i], y[j], z[k]) [T]; NaN at points
 *     that are not trusted
 * @param beyond what is done outside of the part but within the whole
 * @param masked points of the whole that are not used as they are
 */
public record TrustedMap(
    FieldMap whole, double[] x, double[] y, double[] z, double[] b, Beyond beyond, long masked) {

  /** The whole map. */
  static TrustedMap all(FieldMap map) {
    return new TrustedMap(map, map.x(), map.y(), map.z(), map.b(), Beyond.ZERO, 0);
  }
}
