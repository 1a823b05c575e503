package org.calibrant.optics.inference;

import org.calibrant.core.Sweep;

/** Units that are their own numbers. */
public record Indices(long size) implements Sweep<Long> {
  @Override
  public Long unit(long index) {
    return index;
  }
}
