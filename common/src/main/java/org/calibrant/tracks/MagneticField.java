package org.calibrant.tracks;

import java.io.Serializable;

/** A static magnetic field. Implementations are records and hold no mutable state. */
public interface MagneticField extends Serializable {

  /**
   * Writes B [T] at {@code (x, y, z)} [mm] to {@code b}, length 3; three NaN where the field is not
   * known, which ends a track that comes there.
   */
  void at(double x, double y, double z, double[] b);

  /**
   * What one thread asks for the field many times: the field itself, unless it keeps tables in
   * memory or remembers where it was asked last. The answers are those of {@link #at}.
   */
  default FieldProbe probe() {
    return this::at;
  }

  /**
   * Opens what the field is read from.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged
   */
  default void check() {}
}
