package org.calibrant.optics;

import java.io.Serializable;
import org.calibrant.params.ParameterStore;

/** Where parameter stores come from: each says what differs from the values of the campaign. */
public interface StoreSource extends Serializable {

  /** How many there are. */
  long size();

  /** The identifier of one of them. */
  String id(long index);

  /**
   * One of them; the same for the same index on any machine.
   *
   * @param values those of the campaign
   * @throws IllegalArgumentException for a name or a value that the parameters do not have
   */
  ParameterStore store(long index, ParameterStore values);

  /**
   * Refuses what can be known to be wrong before anything is computed.
   *
   * @throws org.calibrant.core.BadInput for a file that is missing or damaged
   */
  default void check(ParameterStore values) {
    for (long index = 0; index < size(); index++) {
      store(index, values);
    }
  }
}
