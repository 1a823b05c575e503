package org.calibrant.tracks;

import org.calibrant.data.fieldmap.FieldMap;

/** Every point of the map is taken as it is. */
public record Unmasked() implements Mask {

  @Override
  public TrustedMap applied(FieldMap map) {
    return TrustedMap.all(map);
  }
}
