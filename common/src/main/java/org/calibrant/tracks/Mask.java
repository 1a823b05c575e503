package org.calibrant.tracks;

import java.io.Serializable;
import org.calibrant.data.fieldmap.FieldMap;

/**
 * What is done with points of a map that are artefacts of its making, at the edges above all.
 * Implementations are records.
 */
public interface Mask extends Serializable {

  /** The map with what is trusted of it. */
  TrustedMap applied(FieldMap map);
}
