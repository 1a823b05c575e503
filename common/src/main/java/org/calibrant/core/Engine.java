package org.calibrant.core;

import java.io.Serializable;
import java.util.List;

/**
 * A numerical campaign. An engine is a record: its components are its configuration, its compact
 * constructor refuses values that make no sense, and {@link #run} describes the work and hands
 * kernels to the workers.
 */
public interface Engine extends Serializable {

  /** Does the work. The same engine on any workers fills the same tables with the same bits. */
  void run(Workers workers);

  /**
   * Opens what the campaign will read and refuses what can be known to be wrong before anything is
   * computed.
   *
   * @throws BadInput for a file that is missing, damaged or does not fit the others
   */
  default void check() {}

  /** What a user should see of the campaign before it runs, in lines; empty where nothing is worth it. */
  default List<String> description() {
    return List.of();
  }
}
